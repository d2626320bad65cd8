import { RefreshCwOff } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { SyncLine } from '@/components/sync/sync-line';
import { SyncStateBadge } from '@/components/sync/sync-state-badge';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard, SyncState } from '@/lib/dashboard/schema';

type SyncStatus = Dashboard['syncStatus'];

const tones: Record<SyncStatus['health'], Tone> = {
  nothing_connected: 'neutral',
  healthy: 'positive',
  syncing: 'accent',
  degraded: 'warning',
  failing: 'negative',
};

/** Section 8: whether the data can be trusted to be fresh, overall and by integration. */
export function SyncStatusSection({
  health,
  states,
  orgId,
}: {
  health: SyncStatus['health'];
  states: SyncState[];
  orgId: string;
}) {
  const t = useTranslations('dashboard.sync');
  const locale = useLocale();
  return (
    <Card
      flush
      title={t('title')}
      headingId="sync-heading"
      action={
        <Badge tone={tones[health]} dot>
          {t(`health.${health}`)}
        </Badge>
      }
    >
      {states.length === 0 ? (
        <EmptyState icon={RefreshCwOff} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {states.map((sync) => (
            <li key={sync.integrationId} className="flex items-start gap-3 px-4 py-3 sm:px-5">
              <PlatformMark platform={sync.platform} />
              <div className="min-w-0 flex-1">
                <div className="mb-1 flex items-center justify-between gap-2">
                  <Link
                    href={orgHref(locale, orgId, `integrations/${sync.integrationId}`)}
                    className="truncate text-sm font-medium hover:underline"
                  >
                    <bdi>{sync.displayName}</bdi>
                  </Link>
                  <SyncStateBadge state={sync.state} />
                </div>
                <SyncLine sync={sync} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
