import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { SyncLine } from '@/components/sync/sync-line';
import type { Role } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { IntegrationStatusBadge } from './integration-status-badge';
import { NextStepAction } from './next-step-action';

/** One connection: what it reaches, how it stands, and the next step. */
export function IntegrationCard({
  integration,
  orgId,
  role,
  syncAction,
}: {
  integration: IntegrationDto;
  orgId: string;
  role: Role;
  syncAction: FormAction;
}) {
  const t = useTranslations('integrations');
  const platforms = useTranslations('platforms');
  const locale = useLocale();
  const { adAccounts, profiles } = integration;
  return (
    <li className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex items-start gap-3">
        <PlatformMark platform={integration.platform} decorative size="lg" />
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-semibold">
            <Link href={orgHref(locale, orgId, `integrations/${integration.id}`)} className="hover:underline">
              <bdi>{integration.displayName}</bdi>
            </Link>
          </h3>
          <p className="text-sm text-muted">
            <bdi>{platforms(integration.platform)}</bdi>
            {' · '}
            {t('accountsCount', {
              adAccounts: adAccounts.filter(({ selected }) => selected).length,
              profiles: profiles.filter(({ selected }) => selected).length,
            })}
          </p>
        </div>
        <IntegrationStatusBadge status={integration.status} />
      </div>
      <div className="min-h-9">
        <SyncLine sync={integration.sync} />
      </div>
      <div className="mt-auto flex items-start justify-between gap-3">
        <NextStepAction integration={integration} orgId={orgId} role={role} syncAction={syncAction} />
        <Link
          href={orgHref(locale, orgId, `integrations/${integration.id}`)}
          aria-label={`${t('open')}: ${integration.displayName}`}
          className="ms-auto inline-flex h-8 items-center gap-1 text-sm font-medium text-accent hover:underline"
        >
          {t('open')}
          <ChevronRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Link>
      </div>
    </li>
  );
}
