import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { FilterLink } from '@/components/filters/filter-link';
import { PlatformDot } from '@/components/filters/platform-dot';
import { formatDay, formatDayRange, formatRate } from '@/components/i18n/format';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platform-ids';
import { CampaignEvents } from './campaign-events';
import { ChangeArrow } from './change-arrow';
import type { FigurePanelLabels } from './figure-panel-labels';
import { formatExplained } from './format-explained';

interface ChangeFactsProps {
  explanation: Explanation;
  labels: FigurePanelLabels;
  locale: Locale;
  timeZone: string;
  // The address of the page with another filter.
  hrefOf: (search: Record<string, string>) => string;
  hidesPlatforms: boolean;
}

/** What each platform, account and campaign adds to the change of a figure. */
export function ChangeFacts({ explanation, labels, locale, timeZone, hrefOf, hidesPlatforms }: ChangeFactsProps) {
  const { change, previous } = explanation;
  if (!change || !previous) return <p className="text-muted">{labels.notCompared}</p>;
  const amount = (text: string) => <Amount text={text} {...{ explanation, labels, locale }} />;
  const value = (text: string | null) => <bdi>{formatExplained(explanation, text, locale) ?? labels.unknown}</bdi>;
  const { platforms, accounts, otherAccounts, campaigns, otherCampaigns } = change;
  const newest = campaigns
    .map(({ changesFrom }) => changesFrom)
    .sort()
    .at(-1);
  return (
    <>
      <section>
        <h3 className="font-semibold">{labels.changed}</h3>
        <p className="flex flex-wrap items-center gap-x-1.5 tabular-nums">
          {value(change.previous)} <ChangeArrow label={labels.to} /> {value(change.current)}
        </p>
        <p className="text-xs text-muted">
          {labels.comparedWith} {formatDayRange(previous.from, previous.to, locale)}
        </p>
      </section>
      {!hidesPlatforms && platforms.length > 1 ? (
        <Contributors title={labels.platforms}>
          {platforms.map(({ platform, change: moved }) => (
            <Contributor
              key={platform}
              platform={platform}
              name={<Linked href={hrefOf({ platforms: platform })}>{labels.platformNames[platform]}</Linked>}
              amount={amount(moved)}
            />
          ))}
        </Contributors>
      ) : null}
      {accounts.length + (otherAccounts ? 1 : 0) > 1 ? (
        <Contributors title={labels.accounts}>
          {accounts.map(({ accountId, accountName, platform, change: moved, rate }) => (
            <Contributor key={accountId} platform={platform} name={<bdi>{accountName}</bdi>} amount={amount(moved)}>
              {rate ? (
                <p className="flex flex-wrap items-center gap-x-1">
                  {labels.rateChanged}{' '}
                  <bdi>
                    {rate.currency} {formatRate(rate.before, locale)}
                  </bdi>
                  <ChangeArrow label={labels.to} /> <bdi>{formatRate(rate.after, locale)}</bdi>
                </p>
              ) : null}
            </Contributor>
          ))}
          {otherAccounts ? (
            <Others label={labels.others} count={otherAccounts.accounts} amount={amount(otherAccounts.change)} />
          ) : null}
        </Contributors>
      ) : null}
      {campaigns.length > 0 ? (
        <Contributors title={labels.campaigns}>
          {campaigns.map((campaign) => (
            <Contributor
              key={campaign.campaignId}
              platform={campaign.platform}
              name={
                <Linked href={hrefOf({ campaigns: campaign.campaignId })}>
                  <bdi dir="auto">{campaign.campaignName}</bdi>
                </Linked>
              }
              amount={amount(campaign.change)}
            >
              <CampaignEvents events={campaign.events} {...{ explanation, labels, locale, timeZone }} />
            </Contributor>
          ))}
          {otherCampaigns ? (
            <Others label={labels.others} count={otherCampaigns.campaigns} amount={amount(otherCampaigns.change)} />
          ) : null}
        </Contributors>
      ) : null}
      {newest && newest.slice(0, 10) > previous.from ? (
        <p className="text-xs text-muted">
          {labels.recordedSince} {formatDay(newest.slice(0, 10), locale)}
        </p>
      ) : null}
    </>
  );
}

function Contributors({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

function Contributor({
  platform,
  name,
  amount,
  children,
}: {
  platform: PlatformId;
  name: ReactNode;
  amount: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="py-1.5">
      <div className="flex items-center gap-2">
        <PlatformDot platform={platform} />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
        {amount}
      </div>
      <div className="ps-4.5 text-xs text-muted">{children}</div>
    </li>
  );
}

function Others({ label, count, amount }: { label: string; count: number; amount: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-2 py-1.5 text-muted">
      <span>
        {label} <bdi>({count})</bdi>
      </span>
      {amount}
    </li>
  );
}

function Linked({ href, children }: { href: string; children: ReactNode }) {
  return (
    <FilterLink href={href} className="inline-flex min-h-6 items-center hover:underline">
      {children}
    </FilterLink>
  );
}

function Amount({
  text,
  explanation,
  labels,
  locale,
}: Pick<ChangeFactsProps, 'explanation' | 'labels' | 'locale'> & { text: string }) {
  const isFall = text.startsWith('-');
  const Arrow = isFall ? ArrowDown : ArrowUp;
  return (
    <span className="inline-flex shrink-0 items-center gap-1 font-medium tabular-nums">
      <Arrow aria-hidden="true" className="size-3.5 text-faint" />
      <span className="sr-only">{isFall ? labels.fell : labels.rose}</span>
      <bdi>{formatExplained(explanation, text.replace('-', ''), locale)}</bdi>
    </span>
  );
}
