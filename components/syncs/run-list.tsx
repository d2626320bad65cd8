import { History } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { SyncRunFilter, SyncRunListItem } from '@/lib/sync/schema';
import { RunTable } from './run-table';
import { runsHref } from './runs-href';

export function RunList({
  orgId,
  timeZone,
  runs,
  filter,
}: {
  orgId: string;
  timeZone: string;
  runs: SyncRunListItem[];
  filter: SyncRunFilter;
}) {
  const t = useTranslations('syncs');
  const locale = useLocale();
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
      {runs.length > 0 ? (
        <RunTable runs={runs} orgId={orgId} timeZone={timeZone} />
      ) : (
        <EmptyState
          icon={History}
          title={filtered ? t('noMatchTitle') : t('noRunsTitle')}
          tall
          action={filtered ? <ButtonLink href={runsHref(locale, orgId)}>{t('clearFilters')}</ButtonLink> : null}
        >
          {filtered ? t('noMatchBody') : t('noRunsBody')}
        </EmptyState>
      )}
    </div>
  );
}
