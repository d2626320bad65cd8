import { Plug } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { SyncRunFilter, SyncRunListItem, SyncStatus } from '@/lib/sync/schema';
import { HealthStrip } from './health-strip';
import { RunFilterBar } from './run-filter-bar';
import { RunList } from './run-list';
import { runsHref } from './runs-href';
import { SyncAllForm } from './sync-all-form';

interface SyncsViewProps {
  orgId: string;
  role: Role;
  timeZone: string;
  statuses: SyncStatus[];
  runs: SyncRunListItem[];
  filter: SyncRunFilter;
  isFirstPage: boolean;
  nextCursor: string | null;
  syncAllAction: FormAction;
}

/** How fresh the organization's data are, and every reading of them with its outcome. */
export function SyncsView(props: SyncsViewProps) {
  const { orgId, role, statuses, runs, filter, isFirstPage, nextCursor, syncAllAction } = props;
  const t = useTranslations('syncs');
  const locale = useLocale();
  // Disconnected ones have runs, but no standing.
  const connections = [...new Map([...runs, ...statuses].map((one) => [one.integrationId, one])).values()];
  const hasNothing = statuses.length === 0 && runs.length === 0 && Object.keys(filter).length === 0;
  return (
    <SyncScope orgId={orgId} states={statuses} showsDetail>
      <PageHeader
        title={t('title')}
        action={
          statuses.length > 0 && roleAtLeast(role, 'marketer') ? (
            <SyncAllForm action={syncAllAction} orgId={orgId} />
          ) : null
        }
      >
        {t('intro')}
      </PageHeader>
      {hasNothing ? (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <EmptyState
            icon={Plug}
            title={t('nothingConnectedTitle')}
            tall
            action={
              <ButtonLink href={orgHref(locale, orgId, 'integrations')} variant="primary">
                {t('toIntegrations')}
              </ButtonLink>
            }
          >
            {t('nothingConnectedBody')}
          </EmptyState>
        </div>
      ) : (
        <>
          {statuses.length > 0 ? <HealthStrip statuses={statuses} /> : null}
          <RunFilterBar orgId={orgId} filter={filter} connections={connections} />
          <RunList {...props} />
          <PageLinks
            firstHref={isFirstPage ? null : runsHref(locale, orgId, filter)}
            nextHref={nextCursor ? runsHref(locale, orgId, filter, nextCursor) : null}
          />
        </>
      )}
    </SyncScope>
  );
}
