import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { ConnectionRow } from './connection-row';
import type { PlatformOffer } from './platform-offer';

export function ConnectedPlatform({
  platform,
  integrations,
  orgId,
  role,
  syncAction,
}: {
  platform: PlatformOffer;
  integrations: IntegrationDto[];
  orgId: string;
  role: Role;
  syncAction: FormAction;
}) {
  const t = useTranslations('integrations');
  const name = useTranslations('platforms')(platform.id);
  const headingId = `platform-${platform.id}`;
  return (
    <li className="min-w-0 rounded-lg border border-line bg-surface shadow-card">
      <section aria-labelledby={headingId}>
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5 sm:px-5">
          <PlatformMark platform={platform.id} decorative size="lg" />
          <div className="min-w-0 flex-1">
            <h3 id={headingId} className="font-semibold">
              {name}
            </h3>
            {platform.reads ? <p className="text-xs text-muted">{t(`consents.kinds.${platform.reads}`)}</p> : null}
          </div>
          {platform.available && roleAtLeast(role, 'admin') ? (
            <ConnectLink
              platform={platform.id}
              orgId={orgId}
              label={`${t('connectAnother')}: ${name}`}
              variant="ghost"
              size="sm"
            >
              <Plus aria-hidden="true" />
              {t('connectAnother')}
            </ConnectLink>
          ) : null}
        </header>
        <ul className="divide-y divide-line border-t border-line">
          {integrations.map((integration) => (
            <ConnectionRow
              key={integration.id}
              integration={integration}
              orgId={orgId}
              role={role}
              syncAction={syncAction}
            />
          ))}
        </ul>
      </section>
    </li>
  );
}
