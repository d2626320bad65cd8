import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ConnectionHealth } from './connection-health';

const tones: Record<ConnectionHealth, Tone> = {
  part_ended: 'negative',
  failing: 'negative',
  paused_by_platform: 'warning',
  late: 'warning',
  choosing_accounts: 'accent',
  active: 'positive',
  refreshing: 'positive',
  retry_wait: 'warning',
  reauth_required: 'negative',
  revoked: 'negative',
  disconnected: 'neutral',
};

export function IntegrationStatusBadge({ status }: { status: ConnectionHealth }) {
  const t = useTranslations('integrationStatuses');
  return (
    <Badge tone={tones[status]} dot>
      {t(status)}
    </Badge>
  );
}
