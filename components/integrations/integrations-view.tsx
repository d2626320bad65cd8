import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { SyncScope } from '@/components/sync/sync-scope';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import type { PlatformId } from '@/lib/platforms/platform';
import { IntegrationCard } from './integration-card';
import { type PlatformAvailability, PlatformCard } from './platform-card';

/** Connections of the organization, and the platforms that can be connected. */
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
  platforms: { id: PlatformId; availability: PlatformAvailability }[];
  /** Why the last way to a platform failed, in the reader's language. */
  connectError: string | null;
  syncAction: FormAction;
}) {
  const t = useTranslations('integrations');
  const grid = 'grid gap-4 sm:grid-cols-2 xl:grid-cols-3';
  return (
    <SyncScope orgId={orgId} states={integrations.map(({ sync }) => sync)}>
      <PageHeader title={t('title')}>
        <p className="max-w-2xl">{t('intro')}</p>
      </PageHeader>
      {connectError ? (
        <Notice kind="error" title={t('connectFailedTitle')} className="mb-5">
          {connectError}
        </Notice>
      ) : null}
      <section aria-labelledby="connections-heading" className="mb-8">
        <h2 id="connections-heading" className="mb-3 text-base font-semibold">
          {t('connections')}
        </h2>
        {integrations.length === 0 ? (
          <div className="rounded-lg border border-dashed border-line-strong bg-surface">
            <EmptyState title={t('emptyTitle')}>{t('emptyBody')}</EmptyState>
          </div>
        ) : (
          <ul className={grid}>
            {integrations.map((integration) => (
              <IntegrationCard
                key={integration.id}
                integration={integration}
                orgId={orgId}
                role={role}
                syncAction={syncAction}
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="platforms-heading">
        <h2 id="platforms-heading" className="mb-3 text-base font-semibold">
          {t('platformsTitle')}
        </h2>
        <ul className={grid}>
          {platforms.map(({ id, availability }) => (
            <PlatformCard
              key={id}
              platform={id}
              orgId={orgId}
              availability={availability}
              connected={integrations.some(({ platform }) => platform === id)}
              mayConnect={roleAtLeast(role, 'admin')}
            />
          ))}
        </ul>
      </section>
    </SyncScope>
  );
}
