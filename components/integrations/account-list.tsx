import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CodeText } from '@/components/ui/code-text';
import type { IntegrationDto } from '@/lib/integrations/types';
import { AccountFacts, ProfileFacts } from './account-facts';

interface Row {
  id: string;
  externalId: string;
  name: string;
  selected: boolean;
  readThrough: IntegrationDto['adAccounts'][number]['readThrough'];
  fallback: IntegrationDto['adAccounts'][number]['fallback'];
  facts: ReactNode;
}

export function AccountList({ integration }: { integration: Pick<IntegrationDto, 'adAccounts' | 'profiles'> }) {
  const t = useTranslations('integrations.detail');
  const rows: Row[] = [
    ...integration.adAccounts.map((account) => ({ ...account, facts: <AccountFacts account={account} /> })),
    ...integration.profiles.map((profile) => ({ ...profile, facts: <ProfileFacts profile={profile} /> })),
  ];
  const read = rows.filter(({ selected }) => selected);
  const elsewhere = rows.filter(({ readThrough }) => readThrough !== null);
  const others = rows.filter(({ selected, readThrough }) => !selected && readThrough === null);
  if (rows.length === 0) {
    return <p className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">{t('noAccounts')}</p>;
  }
  return (
    <div className="border-t border-line">
      {read.length + elsewhere.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted sm:px-5">{t('noneRead')}</p>
      ) : null}
      <Rows label={t('accounts')} rows={read} />
      {elsewhere.length > 0 ? (
        <div className="border-t border-line first:border-t-0">
          <p className="px-4 py-2.5 text-sm font-medium text-muted sm:px-5">{t('readElsewhere')}</p>
          <Rows label={t('readElsewhere')} rows={elsewhere} />
        </div>
      ) : null}
      {others.length > 0 ? (
        <details className="border-t border-line first:border-t-0">
          <summary className="px-4 py-2.5 text-sm font-medium text-muted hover:text-ink sm:px-5">
            {t('notReadCount', { count: others.length })}
          </summary>
          <Rows label={t('notSelected')} rows={others} />
        </details>
      ) : null}
    </div>
  );
}

function Rows({ label, rows }: { label: string; rows: Row[] }) {
  const t = useTranslations('integrations.detail');
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="max-h-112 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="px-4 py-2.5 sm:px-5">
            <p dir="auto" title={row.name} className="line-clamp-2 text-match-parent text-sm font-medium wrap-anywhere">
              {row.name}
            </p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
              {row.facts}
              <CodeText className="text-faint">{row.externalId}</CodeText>
            </p>
            {row.readThrough ? (
              <p className="text-xs text-muted">{t('readThrough', { name: row.readThrough.displayName })}</p>
            ) : null}
            {row.fallback ? (
              <p className="text-xs text-muted">{t('fallback', { name: row.fallback.displayName })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
