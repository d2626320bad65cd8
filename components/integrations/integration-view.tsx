import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { formatInstant } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { SyncLine } from '@/components/sync/sync-line';
import { SyncScope } from '@/components/sync/sync-scope';
import { SyncStateBadge } from '@/components/sync/sync-state-badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import type { SyncRunDto } from '@/lib/sync/types';
import { AccountList } from './account-list';
import { ConnectLink } from './connect-link';
import { DisconnectForm } from './disconnect-form';
import { IntegrationNotice } from './integration-notice';
import { IntegrationStatusBadge } from './integration-status-badge';
import { nextStep } from './next-step';
import { NextStepAction } from './next-step-action';
import { PermissionList } from './permission-list';
import { RunHistory } from './run-history';

/** One connection in full: its state, what it may do, what it reads, and how its syncs went. */
export function IntegrationView({
  integration,
  runs,
  orgId,
  timeZone,
  role,
  actions,
}: {
  integration: IntegrationDto;
  runs: SyncRunDto[];
  orgId: string;
  timeZone: string;
  role: Role;
  actions: { sync: FormAction; disconnect: FormAction };
}) {
  const t = useTranslations('integrations');
  const platforms = useTranslations('platforms');
  const locale = useLocale();
  const admin = roleAtLeast(role, 'admin');
  const step = nextStep(integration.status);
  const stepAction = <NextStepAction integration={integration} orgId={orgId} role={role} syncAction={actions.sync} />;
  return (
    <SyncScope orgId={orgId} states={[integration.sync]}>
      <Link
        href={orgHref(locale, orgId, 'integrations')}
        className="mb-2 inline-flex items-center gap-1.5 text-sm font-medium text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        {t('detail.back')}
      </Link>
      <PageHeader
        title={<bdi>{integration.displayName}</bdi>}
        action={
          <>
            {step === 'sync' ? stepAction : null}
            {admin && integration.status !== 'disconnected' ? (
              <DisconnectForm action={actions.disconnect} orgId={orgId} integration={integration} />
            ) : null}
          </>
        }
      >
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <IntegrationStatusBadge status={integration.status} />
          <bdi>{platforms(integration.platform)}</bdi>
          <span aria-hidden="true">·</span>
          <span>{t('detail.connectedOn', { date: formatInstant(integration.connectedAt, locale, timeZone) })}</span>
          {step === 'sync' ? (
            <>
              <span aria-hidden="true">·</span>
              <span>
                {integration.tokenExpiresAt
                  ? t('detail.accessUntil', { date: formatInstant(integration.tokenExpiresAt, locale, timeZone) })
                  : t('detail.accessOpen')}
              </span>
            </>
          ) : null}
        </p>
      </PageHeader>
      <div className="grid gap-5">
        <IntegrationNotice integration={integration} action={step === 'sync' ? null : stepAction} />
        <Card
          title={t('detail.sync')}
          headingId="sync-heading"
          action={<SyncStateBadge state={integration.sync.state} />}
        >
          <SyncLine sync={integration.sync} />
        </Card>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Card
            flush
            title={t('detail.accounts')}
            headingId="accounts-heading"
            action={
              admin && step === 'sync' ? (
                <ButtonLink href={orgHref(locale, orgId, `integrations/${integration.id}/accounts`)} size="sm">
                  {t('detail.changeAccounts')}
                </ButtonLink>
              ) : null
            }
          >
            <AccountList integration={integration} />
          </Card>
          <Card
            flush
            title={t('detail.permissions')}
            headingId="permissions-heading"
            description={t('detail.permissionsHint')}
            action={
              admin && integration.scopesDeclined.length > 0 && step !== 'reconnect' ? (
                <ConnectLink platform={integration.platform} orgId={orgId} integrationId={integration.id} size="sm">
                  {t('detail.askAgain')}
                </ConnectLink>
              ) : null
            }
          >
            <PermissionList granted={integration.scopesGranted} declined={integration.scopesDeclined} />
          </Card>
        </div>
        <Card flush title={t('detail.runs')} headingId="runs-heading">
          <RunHistory runs={runs} timeZone={timeZone} />
        </Card>
      </div>
    </SyncScope>
  );
}
