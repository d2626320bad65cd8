import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { syncErrorKey } from '@/components/sync/sync-error-key';
import { Notice } from '@/components/ui/notice';
import type { IntegrationDto } from '@/lib/integrations/types';
import { lastFailureText } from './last-failure-text';
import { RemoveAccessHint } from './remove-access-hint';
import { endedConsent } from './required-action';

export function IntegrationNotice({ integration, action }: { integration: IntegrationDto; action: ReactNode }) {
  const t = useTranslations('integrations.detail');
  const errors = useTranslations('syncErrors');
  const consents = useTranslations('integrations.consents');
  const lastFailure = lastFailureText(integration);
  const lost = endedConsent(integration);
  switch (integration.status) {
    case 'choosing_accounts':
      return (
        <Notice kind="info" title={t('choosingTitle')} action={action}>
          {t('choosingBody')}
        </Notice>
      );
    case 'disconnected':
      return (
        <Notice kind="info" title={t('disconnectedTitle')} action={action}>
          {t('disconnectedBody')}
          <RemoveAccessHint integration={integration} />
        </Notice>
      );
    case 'reauth_required':
    case 'revoked':
      return (
        <Notice kind="warning" title={lost ? consents(`lostTitle.${lost.kind}`) : t('reauthTitle')} action={action}>
          {errors(syncErrorKey(lastFailure ?? ''))} {lost ? consents('restSyncs') : null}
        </Notice>
      );
    case 'active':
    case 'refreshing':
    case 'retry_wait':
      if (lastFailure) {
        return (
          <Notice kind="warning" title={t('failedTitle')} action={action}>
            {errors(syncErrorKey(lastFailure))}
          </Notice>
        );
      }
      return integration.status === 'retry_wait' ? (
        <Notice kind="info" title={t('renewingTitle')}>
          {t('renewingBody')}
        </Notice>
      ) : null;
  }
}
