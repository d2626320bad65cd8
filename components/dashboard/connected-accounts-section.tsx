import { ChevronDown, Plug } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IntegrationStatusBadge } from '@/components/integrations/integration-status-badge';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { NameText } from '@/components/ui/name-text';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dashboard } from '@/lib/dashboard/schema';
import { platformIds } from '@/lib/platform-ids';

type Account = Dashboard['connectedAccounts']['accounts'][number];

const needsSomebody: readonly Account['status'][] = ['reauth_required', 'revoked', 'choosing_accounts'];
const urgency = [...needsSomebody, 'retry_wait', 'refreshing', 'active', 'disconnected'];

export function ConnectedAccountsSection({
  connected,
  integrationsHref,
}: {
  connected: Dashboard['connectedAccounts'];
  integrationsHref: string;
}) {
  const t = useTranslations('dashboard.accounts');
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
        .map((platform) => connected.accounts.filter((account) => account.platform === platform))
        .filter((accounts) => accounts.length > 0)
        .map((accounts, _, platforms) => (
          <PlatformAccounts key={accounts[0]?.platform} accounts={accounts} isAlone={platforms.length === 1} />
        ))}
    </Card>
  );
}

function PlatformAccounts({ accounts, isAlone }: { accounts: Account[]; isAlone: boolean }) {
  const t = useTranslations('dashboard.accounts');
  const platforms = useTranslations('platforms');
  const [worst] = accounts.toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status));
  if (!worst) return null;
  const { platform } = worst;
  const syncedAt = accounts.map(({ lastSyncAt }) => lastSyncAt).toSorted();
  const oldest = syncedAt.includes(null) ? null : syncedAt[0];
  return (
    <details className="group border-t border-line" open={isAlone || needsSomebody.includes(worst.status)}>
      <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2.5 hover:bg-canvas sm:px-5">
        <PlatformMark platform={platform} decorative size="sm" />
        <span className="min-w-0 flex-1">
          <span className="block text-sm font-medium">{platforms(platform)}</span>
          <span className="block text-xs text-muted">{t('total', { count: accounts.length })}</span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-1">
          <IntegrationStatusBadge status={worst.status} />
          <span className="text-2xs text-faint">{oldest ? <RelativeTime instant={oldest} /> : t('neverSynced')}</span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className="size-4 shrink-0 text-faint transition-transform group-open:rotate-180 motion-reduce:transition-none"
        />
      </summary>
      <ul className="divide-y divide-line border-t border-line bg-canvas">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
    </details>
  );
}

function AccountRow({ account }: { account: Account }) {
  const t = useTranslations('dashboard.accounts');
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
      <div className="min-w-0">
        <NameText className="text-sm font-medium">{account.name}</NameText>
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
