import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dashboard } from '@/lib/dashboard/schema';
import { syncHealth } from '@/lib/dashboard/sync-health';
import type { SyncStatus } from '@/lib/sync/schema';

const colours = {
  nothing_connected: 'bg-faint',
  choosing_accounts: 'bg-faint',
  healthy: 'bg-positive',
  syncing: 'bg-positive',
  degraded: 'bg-warning',
  failing: 'bg-negative',
} as const;

/** One dot for all syncs, with the age of the oldest data; it leads to the accounts and syncs. */
export function Freshness({
  connected,
  statuses,
}: {
  connected: Dashboard['connectedAccounts'];
  statuses: SyncStatus[];
}) {
  const t = useTranslations('dashboard');
  const health = syncHealth(statuses);
  const times = connected.accounts.map(({ lastSyncAt }) => lastSyncAt);
  const oldest = times.flatMap((time) => time ?? []).sort()[0];
  return (
    <a
      href="#connections"
      className="inline-flex min-h-6 items-center gap-1.5 text-xs text-muted hover:text-ink hover:underline"
    >
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', colours[health])} />
      <span className="sr-only">{t(`sync.health.${health}`)}: </span>
      <span>
        {/* A phone shows the age only. */}
        <span className={oldest ? 'max-sm:sr-only' : undefined}>
          {times.includes(null)
            ? t('freshness.some', { count: connected.total, synced: times.filter((time) => time !== null).length })
            : t('freshness.all', { count: connected.total })}
          {oldest ? ' · ' : null}
        </span>
        {oldest ? <RelativeTime instant={oldest} live /> : null}
      </span>
    </a>
  );
}
