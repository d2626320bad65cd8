import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IntegrationView } from '@/components/integrations/integration-view';
import { getIntegration } from '@/lib/integrations/data';
import { listPlatforms } from '@/lib/integrations/list-platforms';
import { listSyncRuns } from '@/lib/sync/list-runs';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../open-org-page';
import { disconnect, syncNow } from '../actions';

interface IntegrationPageProps {
  params: Promise<{ locale: string; org: string; integration: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('integrations');
  return { title: t('title') };
}

export default async function IntegrationPage({ params }: IntegrationPageProps) {
  const [{ session }, { integration: id }] = await Promise.all([openOrgPage(params), params]);
  const integration = await orNotFound(getIntegration(session.orgId, idOrNotFound(id)));
  const platform = listPlatforms().platforms.find(({ platform }) => platform === integration.platform);
  return (
    <IntegrationView
      integration={integration}
      renewsItself={platform !== undefined && platform.tokenRenewal !== 'none'}
      runs={await listSyncRuns(session.orgId, integration.id)}
      orgId={session.orgId}
      timeZone={session.organization.timeZone}
      role={session.role}
      actions={{ sync: syncNow, disconnect }}
    />
  );
}
