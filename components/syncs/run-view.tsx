import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { ConnectionTitle } from '@/components/platforms/connection-title';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import type { HeldFiguresDto } from '@/lib/alerts/held-figures-schema';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { SyncRunDetail, SyncStatus } from '@/lib/sync/schema';
import { HeldFiguresNotice } from './held-figures-notice';
import { RunFacts } from './run-facts';
import { RunNotice } from './run-notice';
import { RunStateBadge } from './run-state-badge';
import { RunSteps } from './run-steps';
import { SyncAgainForm } from './sync-again-form';

export function RunView({
  run,
  status,
  orgId,
  timeZone,
  role,
  action,
  held,
  acceptFigures,
}: {
  run: SyncRunDetail;
  // Null: disconnected.
  status: SyncStatus | null;
  orgId: string;
  timeZone: string;
  role: Role;
  action: FormAction;
  held: readonly HeldFiguresDto[];
  // Null: not for this role.
  acceptFigures: FormAction | null;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { integrationId, dataType, trigger } = run;
  // A connection that works again needs no reconnection, whatever an old run says.
  const isBroken = status === null || status.state === 'blocked' || status.state === 'failed';
  const reconnect = isBroken ? (roleAtLeast(role, 'admin') ? 'here' : 'ask_admin') : null;
  const ended = run.finishedAt !== null;
  const mayAskAgain =
    ended && dataType !== 'history' && status !== null && status.state !== 'blocked' && roleAtLeast(role, 'marketer');
  return (
    <SyncScope orgId={orgId} states={status ? [status] : []} showsDetail>
      <BackLink href={orgHref(locale, orgId, 'syncs')}>{t('syncs.run.back')}</BackLink>
      <PageHeader
        title={<ConnectionTitle connection={run} />}
        action={
          <>
            <ButtonLink href={orgHref(locale, orgId, `integrations/${integrationId}`)} size="sm">
              {t('syncs.run.connection')}
            </ButtonLink>
            {mayAskAgain ? (
              <SyncAgainForm action={action} orgId={orgId} integrationId={integrationId} dataType={dataType} />
            ) : null}
          </>
        }
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <RunStateBadge run={run} />
          <span>{t(`dataTypes.${dataType}`)}</span>
          <span aria-hidden="true">·</span>
          <span>{t(`runTriggers.${trigger}`)}</span>
        </p>
      </PageHeader>
      <div className="grid gap-5">
        <RunNotice run={run} orgId={orgId} reconnect={reconnect} />
        <HeldFiguresNotice held={held} orgId={orgId} action={acceptFigures} />
        <Card title={t('syncs.run.facts')} headingId="facts-heading">
          <RunFacts run={run} timeZone={timeZone} />
        </Card>
        <Card
          flush
          title={t('syncs.run.steps')}
          headingId="steps-heading"
          description={
            run.stepsTotal > 0 ? t('syncs.run.stepsDone', { done: run.stepsDone, total: run.stepsTotal }) : null
          }
        >
          <RunSteps steps={run.steps} ended={ended} />
        </Card>
      </div>
    </SyncScope>
  );
}
