import { useTranslations } from 'next-intl';
import { CodeText } from '@/components/ui/code-text';
import type { IntegrationDto } from '@/lib/integrations/types';
import { AccountFacts, ProfileFacts } from './account-facts';

/** Ad accounts and profiles that a connection shows, the ones being read first. */
export function AccountList({ integration }: { integration: Pick<IntegrationDto, 'adAccounts' | 'profiles'> }) {
  const t = useTranslations('integrations.detail');
  const rows = [
    ...integration.adAccounts.map((account) => ({ ...account, facts: <AccountFacts account={account} /> })),
    ...integration.profiles.map((profile) => ({ ...profile, facts: <ProfileFacts profile={profile} /> })),
  ].sort((one, other) => Number(other.selected) - Number(one.selected));
  if (rows.length === 0) return <p className="px-4 pb-4 text-sm text-muted sm:px-5">{t('noAccounts')}</p>;
  return (
    <ul className="divide-y divide-line border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
          <div className="min-w-0">
            <p dir="auto" className="truncate text-match-parent text-sm font-medium">
              {row.name}
            </p>
            <p className="flex flex-wrap gap-x-2 text-xs text-muted">
              {row.facts}
              <CodeText className="text-faint">{row.externalId}</CodeText>
            </p>
          </div>
          <span className={row.selected ? 'text-xs font-medium text-positive' : 'text-xs text-faint'}>
            {row.selected ? t('selected') : t('notSelected')}
          </span>
        </li>
      ))}
    </ul>
  );
}
