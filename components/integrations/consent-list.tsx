import { Check, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';

export function ConsentList({
  integration: { id, platform, consents },
  orgId,
  canRequestAccess,
}: {
  integration: Pick<IntegrationDto, 'id' | 'platform' | 'consents'>;
  orgId: string;
  canRequestAccess: boolean;
}) {
  const t = useTranslations('integrations.consents');
  return (
    <ul className="divide-y divide-line border-t border-line">
      {consents.map(({ kind, status }) => {
        const granted = status === 'granted';
        const ended = status === 'reauth_required';
        const words = granted ? t('renew') : ended ? t(`reconnect.${kind}`) : t(`allow.${kind}`);
        return (
          <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-5">
            {granted ? (
              <Check aria-hidden="true" className="size-4 shrink-0 text-positive" />
            ) : (
              <Minus aria-hidden="true" className="size-4 shrink-0 text-faint" />
            )}
            <p className="min-w-0 flex-1 text-sm">
              <span className="font-medium">{t(`kinds.${kind}`)}</span>{' '}
              <span className="text-muted">({granted ? t('granted') : ended ? t('lost') : t('missing')})</span>
            </p>
            {canRequestAccess ? (
              <ConnectLink
                platform={platform}
                orgId={orgId}
                integrationId={id}
                consent={kind}
                label={granted ? `${words}: ${t(`kinds.${kind}`)}` : undefined}
                size="sm"
                variant={granted ? 'ghost' : 'secondary'}
              >
                {words}
              </ConnectLink>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
