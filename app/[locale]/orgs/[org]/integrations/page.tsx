import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { connectErrorKey } from '@/components/integrations/connect-error-key';
import { IntegrationsView } from '@/components/integrations/integrations-view';
import type { PlatformOffer } from '@/components/integrations/platform-offer';
import { listIntegrations } from '@/lib/integrations/list-integrations';
import { listPlatforms } from '@/lib/integrations/list-platforms';
import { platformIds } from '@/lib/platform-ids';
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
      platforms={platformOffers()}
      connectError={typeof error === 'string' ? await errorText(connectErrorKey(error), locale) : null}
      syncAction={syncNow}
    />
  );
}

function platformOffers(): PlatformOffer[] {
  const { platforms } = listPlatforms();
  return platformIds.map((id) => {
    const known = platforms.find(({ platform }) => platform === id);
    return { id, available: known?.available ?? false, reads: known ? readsOf(known.reads) : null };
  });
}

function readsOf({ campaigns, posts }: { campaigns: boolean; posts: boolean }): PlatformOffer['reads'] {
  if (campaigns && posts) return 'ads_and_posts';
  if (campaigns) return 'ads';
  return posts ? 'posts' : null;
}
