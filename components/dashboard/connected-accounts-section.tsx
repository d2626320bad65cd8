import { Plug } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { IntegrationStatusBadge } from '@/components/integrations/integration-status-badge';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dashboard } from '@/lib/dashboard/schema';
import { platformIds } from '@/lib/platforms/platform';

/** Section 6: ad accounts and profiles by platform, with their state and age. */
export function ConnectedAccountsSection({
  connected,
  integrationsHref,
}: {
  connected: Dashboard['connectedAccounts'];
  integrationsHref: string;
}) {
  const t = useTranslations('dashboard.accounts');
  const platforms = useTranslations('platforms');
  if (connected.total === 0) {
    return (
      <Card title={t('title')} headingId="accounts-heading">
        <EmptyState
          icon={Plug}
          title={t('emptyTitle')}
          action={
            <ButtonLink href={integrationsHref} variant="primary" size="sm">
              {t('connect')}
            </ButtonLink>
          }
        >
          {t('emptyBody')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      flush
      title={t('title')}
      headingId="accounts-heading"
      description={t('total', { count: connected.total })}
      action={
        <Link href={integrationsHref} className="text-xs font-medium text-accent hover:underline">
          {t('manage')}
        </Link>
      }
    >
      {platformIds
        .filter((platform) => connected.byPlatform[platform])
        .map((platform) => (
          <section key={platform} aria-label={platforms(platform)} className="border-t border-line">
            <h3 className="flex items-center gap-2 bg-canvas px-4 py-2 text-xs font-medium text-muted sm:px-5">
              <PlatformMark platform={platform} decorative size="sm" />
              {platforms(platform)}
              <span className="ms-auto tabular-nums">{connected.byPlatform[platform]}</span>
            </h3>
            <ul className="divide-y divide-line border-t border-line">
              {connected.accounts
                .filter((account) => account.platform === platform)
                .map((account) => (
                  <AccountRow key={account.id} account={account} />
                ))}
            </ul>
          </section>
        ))}
    </Card>
  );
}

function AccountRow({ account }: { account: Dashboard['connectedAccounts']['accounts'][number] }) {
  const t = useTranslations('dashboard.accounts');
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
      <div className="min-w-0">
        <p dir="auto" className="truncate text-match-parent text-sm font-medium">
          {account.name}
        </p>
        <p className="text-xs text-muted">
          {t(account.kind)}
          {account.currency ? (
            <>
              {' · '}
              <bdi>{account.currency}</bdi>
            </>
          ) : null}
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        <IntegrationStatusBadge status={account.status} />
        <span className="text-2xs text-faint">
          {account.lastSyncAt ? <RelativeTime instant={account.lastSyncAt} /> : t('neverSynced')}
        </span>
      </div>
    </li>
  );
}
