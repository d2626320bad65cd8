import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Dashboard } from '@/lib/dashboard/schema';
import { syncHealth } from '@/lib/dashboard/sync-health';
import type { SyncStatus } from '@/lib/sync/schema';
import { ConnectedAccountsSection } from './connected-accounts-section';
import { SyncStatusSection } from './sync-status-section';

/** Open only when something is wrong: that everything works is one dot at the top of the page. */
export function ConnectionsSection({
  connected,
  statuses,
  orgId,
  integrationsHref,
}: {
  connected: Dashboard['connectedAccounts'];
  statuses: SyncStatus[];
  orgId: string;
  integrationsHref: string;
}) {
  const t = useTranslations('dashboard');
  const health = syncHealth(statuses);
  const isWrong = health === 'degraded' || health === 'failing';
  return (
    <details id="connections" open={isWrong} className="group scroll-mt-24">
      <summary className="flex min-h-10 w-fit cursor-pointer list-none items-center gap-1.5 text-sm font-medium text-accent hover:underline">
        <ChevronDown
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-180 motion-reduce:transition-none"
        />
        {t('connections')}
      </summary>
      <div className="mt-2 grid gap-4 lg:grid-cols-2">
        <SyncStatusSection statuses={statuses} orgId={orgId} />
        <ConnectedAccountsSection connected={connected} integrationsHref={integrationsHref} />
      </div>
    </details>
  );
}
