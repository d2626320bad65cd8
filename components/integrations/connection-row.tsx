import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { ConnectionName } from '@/components/platforms/connection-name';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import { orgHref } from '@/components/shell/org-href';
import { syncErrorKey } from '@/components/sync/sync-error-key';
import { SyncLine } from '@/components/sync/sync-line';
import { Link } from '@/components/ui/link';
import type { Role } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectionBadge } from './connection-badge';
import { RequiredActionButton } from './required-action-button';

export function ConnectionRow({
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
  const locale = useLocale();
  const nameOf = useConnectionName();
  const { adAccounts, profiles } = integration;
  const counts = ({ selected, readThrough }: Pick<IntegrationDto['adAccounts'][number], 'selected' | 'readThrough'>) =>
    selected || (integration.status === 'choosing_accounts' && readThrough === null);
  const elsewhere = [...adAccounts, ...profiles].filter(({ readThrough }) => readThrough !== null).length;
  const href = orgHref(locale, orgId, `integrations/${integration.id}`);
  return (
    <li className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-40">
          <p className="font-medium">
            <Link href={href} className="hover:underline">
              <ConnectionName connection={integration.sync} />
            </Link>
          </p>
          <p className="text-xs text-muted">
            {t('accountsCount', {
              adAccounts: adAccounts.filter(counts).length,
              profiles: profiles.filter(counts).length,
            })}
          </p>
          {elsewhere > 0 ? <p className="text-xs text-muted">{t('readElsewhere', { count: elsewhere })}</p> : null}
        </div>
        <ConnectionBadge integration={integration} />
      </div>
      <ConnectionReason integration={integration} />
      <SyncLine sync={integration.sync} />
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <RequiredActionButton integration={integration} orgId={orgId} role={role} syncAction={syncAction} named />
        <Link
          href={href}
          aria-label={`${t('open')}: ${nameOf(integration.sync)}`}
          className="ms-auto inline-flex h-8 items-center gap-1 text-sm font-medium text-accent hover:underline"
        >
          {t('open')}
          <ChevronRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Link>
      </div>
    </li>
  );
}

function ConnectionReason({ integration }: { integration: IntegrationDto }) {
  const t = useTranslations();
  switch (integration.status) {
    case 'reauth_required':
    case 'revoked': {
      const reason = integration.statusReason ?? 'token_revoked';
      if (reason === integration.sync.run?.errorCode) return null;
      return <p className="text-xs text-negative">{t(`syncErrors.${syncErrorKey(reason)}`)}</p>;
    }
    case 'choosing_accounts':
      return <p className="text-xs text-muted">{t('integrations.detail.choosingBody')}</p>;
    case 'active':
    case 'refreshing':
    case 'retry_wait':
      return integration.scopesDeclined.length > 0 ? (
        <p className="text-xs text-warning">
          {t('integrations.declinedCount', { count: integration.scopesDeclined.length })}
        </p>
      ) : null;
    case 'disconnected':
      return null;
  }
}
