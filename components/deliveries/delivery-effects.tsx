import { useLocale, useTranslations } from 'next-intl';
import { orgHref } from '@/components/shell/org-href';
import { CodeText } from '@/components/ui/code-text';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { DeliveryDetailDto, DeliveryEffectDto } from '@/lib/webhooks/schema';
import en from '@/messages/en.json';

export function DeliveryEffects({
  delivery: { effects, status, integrationId },
  orgId,
  canSeeLeads,
}: {
  delivery: DeliveryDetailDto;
  orgId: string;
  canSeeLeads: boolean;
}) {
  const t = useTranslations('deliveries');
  const locale = useLocale();
  const links = effects.map((effect) => linkOf(effect, { integrationId, canSeeLeads }));
  if (effects.length === 0) {
    return <EmptyState title={status === 'ignored' ? t('effects.nothing') : t('effects.noneYet')} />;
  }
  return (
    <ul className="divide-y divide-line border-t border-line">
      {effects.map((effect, index) => {
        const link = links[index];
        return (
          <li
            key={`${effect.kind} ${effect.level} ${effect.what}`}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5 text-sm sm:px-5"
          >
            <EffectText effect={effect} />
            {link ? (
              <Link href={orgHref(locale, orgId, link.page)} className="font-medium text-accent hover:underline">
                {t(`effects.${link.text}`)}
              </Link>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function EffectText({ effect: { kind, what, level, syncRunId } }: { effect: DeliveryEffectDto }) {
  const t = useTranslations();
  const none = t('common.none');
  switch (kind) {
    case 'sync': {
      const known = what !== null && Object.hasOwn(en.dataTypes, what) ? (what as keyof typeof en.dataTypes) : null;
      const data = known ? t(`dataTypes.${known}`) : none;
      return (
        <span>{syncRunId ? t('deliveries.effects.sync', { data }) : t('deliveries.effects.noSync', { data })}</span>
      );
    }
    case 'ad_issue':
    case 'ad_issue_resolved':
      return (
        <span>
          {t(`deliveries.effects.${kind}`, { level: level ?? 'ad' })} {what ? <CodeText>{what}</CodeText> : null}
        </span>
      );
    case 'lead':
    case 'access_revoked':
    case 'unknown':
      return <span>{t(`deliveries.effects.${kind}`)}</span>;
  }
}

function linkOf(
  { kind, syncRunId, leadId }: DeliveryEffectDto,
  { integrationId, canSeeLeads }: { integrationId: string | null; canSeeLeads: boolean },
) {
  switch (kind) {
    case 'sync':
      return syncRunId ? ({ page: `syncs/${syncRunId}`, text: 'toSync' } as const) : null;
    case 'lead':
      return leadId && canSeeLeads ? ({ page: `leads#${leadId}`, text: 'toLeads' } as const) : null;
    case 'access_revoked':
      return integrationId ? ({ page: `integrations/${integrationId}`, text: 'toConnection' } as const) : null;
    case 'ad_issue':
      return { page: 'alerts', text: 'toAlerts' } as const;
    case 'ad_issue_resolved':
    case 'unknown':
      return null;
  }
}
