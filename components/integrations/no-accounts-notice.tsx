import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';

export function NoAccountsNotice({
  integration: { id, platform, displayName },
  orgId,
}: {
  integration: Pick<IntegrationDto, 'id' | 'platform' | 'displayName'>;
  orgId: string;
}) {
  const t = useTranslations('integrations.accounts');
  const name = useTranslations('platforms')(platform);
  return (
    <div className="rounded-lg border border-dashed border-line-strong bg-surface wrap-anywhere">
      <EmptyState
        icon={SearchX}
        tall
        title={t('emptyTitle')}
        action={
          <>
            <ConnectLink platform={platform} orgId={orgId} integrationId={id} variant="primary">
              {t('checkAgain')}
            </ConnectLink>
            <ConnectLink platform={platform} orgId={orgId}>
              {t('signInAsOther')}
            </ConnectLink>
          </>
        }
      >
        {t('emptyBody', { platform: name, name: displayName })}
      </EmptyState>
    </div>
  );
}
