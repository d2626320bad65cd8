import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IntegrationView } from '@/components/integrations/integration-view';
import { WebhookKeysCard } from '@/components/integrations/webhook-keys-card';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { loadTokenLossImpact } from '@/lib/integrations/load-token-loss-impact';
import { listRuns } from '@/lib/sync/status/list-runs';
import { getSyncStatus } from '@/lib/sync/status/status';
import { listTokenEvents } from '@/lib/tokens/list-token-events';
import { loadFormKeys } from '@/lib/webhooks/keys/load-form-keys';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../open-org-page';
import { createKey, disconnect, removeKey, syncNow } from '../actions';

const TOKEN_EVENTS_SHOWN = 15;
const RUNS_SHOWN = 10;

interface IntegrationPageProps {
  params: Promise<{ locale: string; org: string; integration: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('integrations');
  return { title: t('title') };
}

export default async function IntegrationPage({ params }: IntegrationPageProps) {
  const [{ session, locale }, { integration: id }] = await Promise.all([openOrgPage(params), params]);
  const integration = await orNotFound(loadIntegration(session.orgId, idOrNotFound(id)));
  const [tokenLossImpact, { events }, { runs }, syncStatus, keys] = await Promise.all([
    loadTokenLossImpact(session.orgId, integration),
    listTokenEvents(session.orgId, integration.id, { limit: TOKEN_EVENTS_SHOWN }),
    listRuns(session.orgId, { integrationId: integration.id }, { limit: RUNS_SHOWN }, locale),
    getSyncStatus(session.orgId, integration.id, locale),
    loadFormKeys(session, integration.platform),
  ]);
  return (
    <IntegrationView
      integration={integration}
      syncStatus={syncStatus}
      tokenLossImpact={tokenLossImpact}
      tokenEvents={events}
      runs={runs}
      orgId={session.orgId}
      timeZone={session.organization.timeZone}
      role={session.role}
      actions={{ sync: syncNow, disconnect }}
      webhookKeys={
        keys ? (
          <WebhookKeysCard
            formKeys={keys}
            orgId={session.orgId}
            timeZone={session.organization.timeZone}
            actions={{ create: createKey, remove: removeKey }}
          />
        ) : null
      }
    />
  );
}
