import { useTranslations } from 'next-intl';
import { ConnectLink } from '@/components/integrations/connect-link';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SyncRunDetail } from '@/lib/sync/schema';
import { runState } from './run-tones';

export function RunNotice({
  run,
  orgId,
  reconnect,
}: {
  run: SyncRunDetail;
  orgId: string;
  // Null: reconnecting does not help any more.
  reconnect: 'here' | 'ask_admin' | null;
}) {
  const t = useTranslations('syncs.run');
  const integrations = useTranslations('integrations');
  const { error, waitingUntil, platform, integrationId, stepsDone } = run;
  switch (runState(run)) {
    case 'failed':
      return (
        <Notice
          kind="warning"
          title={stepsDone > 0 ? t('partlyFailedTitle') : t('failedTitle')}
          action={
            error?.class === 'reauth' && reconnect === 'here' ? (
              <ConnectLink platform={platform} orgId={orgId} integrationId={integrationId} variant="primary" size="sm">
                {integrations('reconnect')}
              </ConnectLink>
            ) : null
          }
        >
          <p>{error?.message ?? t('noReason')}</p>
          {error?.class === 'reauth' && reconnect === 'ask_admin' ? <p>{integrations('askAdmin')}</p> : null}
        </Notice>
      );
    case 'waiting':
      return (
        <Notice kind="info" title={t('waitingTitle')}>
          {t('waitingBody')} {waitingUntil ? <RelativeTime instant={waitingUntil} live /> : null}
        </Notice>
      );
    case 'superseded':
      return (
        <Notice kind="info" title={t('supersededTitle')}>
          {t('supersededBody')}
        </Notice>
      );
    case 'queued':
    case 'running':
    case 'succeeded':
      return null;
  }
}
