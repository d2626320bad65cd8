import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectedPlatform } from './connected-platform';
import { PlatformCard } from './platform-card';
import type { PlatformOffer } from './platform-offer';
import { mostUrgentFirst } from './required-action';

export function IntegrationsView({
  orgId,
  role,
  integrations,
  platforms,
  connectError,
  syncAction,
}: {
  orgId: string;
  role: Role;
  integrations: IntegrationDto[];
  platforms: PlatformOffer[];
  connectError: string | null;
  syncAction: FormAction;
}) {
  const t = useTranslations('integrations');
  const locale = useLocale();
  const sorted = mostUrgentFirst(integrations);
  // Platforms are ordered by their most urgent connection.
  const connected = [...new Set(sorted.map(({ platform }) => platform))].flatMap((id) =>
    platforms.filter((platform) => platform.id === id),
  );
  const others = platforms.filter((platform) => !connected.includes(platform));
  return (
    <SyncScope orgId={orgId} states={integrations.map(({ sync }) => sync)}>
      <PageHeader title={t('title')}>
        <p className="max-w-2xl">{t('intro')}</p>
      </PageHeader>
      {connectError ? (
        <Notice
          kind="error"
          title={t('connectFailedTitle')}
          className="mb-5"
          action={
            <Link
              href={orgHref(locale, orgId, 'integrations')}
              className="text-sm font-medium text-accent hover:underline"
            >
              {t('dismiss')}
            </Link>
          }
        >
          {connectError}
        </Notice>
      ) : null}
      {connected.length > 0 ? (
        <section aria-labelledby="connections-heading" className="mb-8">
          <h2 id="connections-heading" className="mb-3 text-base font-semibold">
            {t('connections')}
          </h2>
          <ul className="grid items-start gap-4 xl:grid-cols-2">
            {connected.map((platform) => (
              <ConnectedPlatform
                key={platform.id}
                platform={platform}
                integrations={sorted.filter((integration) => integration.platform === platform.id)}
                orgId={orgId}
                role={role}
                syncAction={syncAction}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="platforms-heading">
          <h2 id="platforms-heading" className="text-base font-semibold">
            {connected.length > 0 ? t('morePlatforms') : t('emptyTitle')}
          </h2>
          <p className="mt-0.5 mb-3 text-sm text-muted">{t('emptyBody')}</p>
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {others.map((platform) => (
              <PlatformCard
                key={platform.id}
                platform={platform}
                orgId={orgId}
                canConnect={roleAtLeast(role, 'admin')}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </SyncScope>
  );
}
