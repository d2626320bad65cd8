import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { formatInstant } from '@/components/i18n/format';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { SyncLine } from '@/components/sync/sync-line';
import { SyncScope } from '@/components/sync/sync-scope';
import { SyncStateBadge } from '@/components/sync/sync-state-badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { TokenEventDto } from '@/lib/integrations/token-events-schema';
import type { IntegrationDto } from '@/lib/integrations/types';
import type { WhatBreaks } from '@/lib/integrations/what-breaks';
import type { SyncRunDto } from '@/lib/sync/types';
import { AccessCard } from './access-card';
import { AccountList } from './account-list';
import { BreaksNotice } from './breaks-notice';
import { ConnectLink } from './connect-link';
import { IntegrationActions } from './integration-actions';
import { IntegrationNotice } from './integration-notice';
import { IntegrationStatusBadge } from './integration-status-badge';
import { isLive, nextStep } from './next-step';
import { NextStepAction } from './next-step-action';
import { RunHistory } from './run-history';
import { TokenHistory } from './token-history';

/** One connection in full: its state, what it may do, what it reads, and how its syncs went. */
export function IntegrationView({
  integration,
  breaks,
  tokenEvents,
  runs,
  orgId,
  timeZone,
  role,
  actions,
}: {
  integration: IntegrationDto;
  /** What the end of its access takes with it; null: nothing is about to break. */
  breaks: WhatBreaks | null;
  /** The newest lines of its token log. */
  tokenEvents: TokenEventDto[];
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
  const live = isLive(integration.status);
  return (
    <SyncScope orgId={orgId} states={[integration.sync]}>
      <Link
        href={orgHref(locale, orgId, 'integrations')}
        className="mb-3 inline-flex items-center gap-1.5 text-sm font-medium text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        {t('detail.back')}
      </Link>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <PlatformMark platform={integration.platform} decorative size="lg" />
            <bdi title={integration.displayName} className="line-clamp-2 wrap-anywhere">
              {integration.displayName}
            </bdi>
          </span>
        }
        action={<IntegrationActions integration={integration} orgId={orgId} role={role} actions={actions} />}
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <IntegrationStatusBadge status={integration.status} />
          <bdi>{platforms(integration.platform)}</bdi>
          <span aria-hidden="true">·</span>
          <span>{t('detail.connectedOn', { date: formatInstant(integration.connectedAt, locale, timeZone) })}</span>
        </p>
      </PageHeader>
      <div className="grid gap-5">
        <IntegrationNotice
          integration={integration}
          action={
            nextStep(integration) === 'sync' ? null : (
              <NextStepAction integration={integration} orgId={orgId} role={role} syncAction={actions.sync} />
            )
          }
        />
        {breaks ? (
          <BreaksNotice
            breaks={breaks}
            timeZone={timeZone}
            action={
              admin && breaks.at ? (
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
        <Card
          title={t('detail.sync')}
          headingId="sync-heading"
          action={integration.status === 'disconnected' ? null : <SyncStateBadge state={integration.sync.state} />}
        >
          <SyncLine sync={integration.sync} />
        </Card>
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
            mayAsk={admin && nextStep(integration) !== 'reconnect'}
          />
        </div>
        <Card flush title={t('detail.runs')} headingId="runs-heading">
          <RunHistory runs={runs} timeZone={timeZone} />
        </Card>
        <Card flush title={t('tokenEvents.title')} headingId="token-events-heading" description={t('tokenEvents.hint')}>
          <TokenHistory events={tokenEvents} timeZone={timeZone} />
        </Card>
      </div>
    </SyncScope>
  );
}
