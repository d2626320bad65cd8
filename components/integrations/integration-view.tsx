import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FormAction } from '@/components/forms/action-result';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import { RequestedSyncProvider } from '@/components/syncs/requested-sync';
import { RunTable } from '@/components/syncs/run-table';
import { runsHref } from '@/components/syncs/runs-href';
import { streamProblems } from '@/components/syncs/stream-problems';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { TokenLossImpact } from '@/lib/integrations/token-loss-impact';
import type { IntegrationDto } from '@/lib/integrations/types';
import type { SyncRunListItem, SyncStatus } from '@/lib/sync/schema';
import type { TokenEventDto } from '@/lib/tokens/token-events-schema';
import { AccessCard } from './access-card';
import { AccessLossNotice } from './access-loss-notice';
import { AccountList } from './account-list';
import { ConnectLink } from './connect-link';
import { IntegrationActions } from './integration-actions';
import { IntegrationHeader } from './integration-header';
import { IntegrationNotice } from './integration-notice';
import { lastFailureText } from './last-failure-text';
import { readableStreams } from './readable-types';
import { isSynced, requiredAction } from './required-action';
import { RequiredActionButton } from './required-action-button';
import { SyncCard } from './sync-card';
import { TokenHistory } from './token-history';

export function IntegrationView({
  integration,
  syncStatus,
  tokenLossImpact,
  tokenEvents,
  runs,
  orgId,
  timeZone,
  role,
  actions,
  webhookKeys,
}: {
  integration: IntegrationDto;
  syncStatus: SyncStatus;
  // What stops when access ends; null: nothing is about to end.
  tokenLossImpact: TokenLossImpact | null;
  tokenEvents: TokenEventDto[];
  runs: SyncRunListItem[];
  orgId: string;
  timeZone: string;
  role: Role;
  actions: { sync: FormAction; disconnect: FormAction };
  // Null: no keys, or not for this role.
  webhookKeys: ReactNode;
}) {
  const t = useTranslations('integrations');
  const locale = useLocale();
  const admin = roleAtLeast(role, 'admin');
  const live = isSynced(integration);
  const shownCode = lastFailureText(integration);
  const problems = streamProblems(syncStatus.streams, shownCode ? [shownCode] : []);
  const shownCodes = [...(shownCode ? [shownCode] : []), ...problems.map(({ error }) => error.code)];
  return (
    <SyncScope orgId={orgId} states={[syncStatus]} showsDetail>
      <RequestedSyncProvider>
        <IntegrationHeader
          integration={integration}
          orgId={orgId}
          timeZone={timeZone}
          action={<IntegrationActions integration={integration} orgId={orgId} role={role} actions={actions} />}
        />
        <div className="grid gap-5">
          <IntegrationNotice
            integration={integration}
            action={
              requiredAction(integration) === 'sync' ? null : (
                <RequiredActionButton integration={integration} orgId={orgId} role={role} syncAction={actions.sync} />
              )
            }
          />
          {tokenLossImpact ? (
            <AccessLossNotice
              impact={tokenLossImpact}
              timeZone={timeZone}
              action={
                admin && tokenLossImpact.at ? (
                  <ConnectLink
                    platform={integration.platform}
                    orgId={orgId}
                    integrationId={integration.id}
                    variant="primary"
                    size="sm"
                  >
                    {t('reconnect')}
                  </ConnectLink>
                ) : null
              }
            />
          ) : null}
          <SyncCard
            status={syncStatus}
            readable={readableStreams(integration)}
            problems={problems}
            timeZone={timeZone}
            disconnected={integration.status === 'disconnected'}
          />
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <Card
              flush
              title={t('detail.accounts')}
              headingId="accounts-heading"
              description={t('detail.accountsHint')}
              action={
                admin && live ? (
                  <ButtonLink href={orgHref(locale, orgId, `integrations/${integration.id}/accounts`)} size="sm">
                    {t('detail.changeAccounts')}
                  </ButtonLink>
                ) : null
              }
            >
              <AccountList integration={integration} />
            </Card>
            <AccessCard
              integration={integration}
              orgId={orgId}
              timeZone={timeZone}
              canRequestAccess={admin && requiredAction(integration) !== 'reconnect'}
            />
          </div>
          {webhookKeys}
          <Card
            flush
            title={t('detail.runs')}
            headingId="runs-heading"
            action={
              runs.length > 0 ? (
                <Link
                  href={runsHref(locale, orgId, { integrationId: integration.id })}
                  className="text-xs font-medium text-accent hover:underline"
                >
                  {t('detail.allRuns')}
                </Link>
              ) : null
            }
          >
            <RunHistory runs={runs} orgId={orgId} timeZone={timeZone} shownCodes={shownCodes} />
          </Card>
          <Card
            flush
            title={t('tokenEvents.title')}
            headingId="token-events-heading"
            description={t('tokenEvents.hint')}
          >
            <TokenHistory events={tokenEvents} timeZone={timeZone} />
          </Card>
        </div>
      </RequestedSyncProvider>
    </SyncScope>
  );
}

function RunHistory({
  runs,
  orgId,
  timeZone,
  shownCodes,
}: {
  runs: SyncRunListItem[];
  orgId: string;
  timeZone: string;
  shownCodes: readonly string[];
}) {
  const t = useTranslations('integrations.detail');
  if (runs.length === 0) return <EmptyState title={t('runsEmpty')} />;
  return <RunTable runs={runs} orgId={orgId} timeZone={timeZone} shownCodes={shownCodes} ofOneConnection />;
}
