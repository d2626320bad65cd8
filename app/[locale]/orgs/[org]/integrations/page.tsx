import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IntegrationsView } from '@/components/integrations/integrations-view';
import { listIntegrations } from '@/lib/integrations/data';
import { isPlatformAvailable } from '@/lib/integrations/platform-config';
import { type PlatformId, platformIds } from '@/lib/platforms/platform';
import { supportedPlatforms } from '@/lib/platforms/registry';
import { errorText } from '../../../error-text';
import { openOrgPage } from '../../../open-org-page';
import { syncNow } from './actions';

interface IntegrationsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: Promise<{ error?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('integrations');
  return { title: t('title') };
}

export default async function IntegrationsPage({ params, searchParams }: IntegrationsPageProps) {
  const [{ session, locale }, { error }] = await Promise.all([openOrgPage(params), searchParams]);
  return (
    <IntegrationsView
      orgId={session.orgId}
      role={session.role}
      integrations={await listIntegrations(session.orgId)}
      platforms={platformIds.map((id) => ({ id, availability: availability(id) }))}
      connectError={typeof error === 'string' ? await errorText(error, locale) : null}
      syncAction={syncNow}
    />
  );
}

function availability(id: PlatformId) {
  if (!supportedPlatforms.includes(id)) return 'not_in_version';
  return isPlatformAvailable(id) ? 'available' : 'not_configured';
}
