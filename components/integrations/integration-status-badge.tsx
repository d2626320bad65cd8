import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Dashboard } from '@/lib/dashboard/schema';

type Status = Dashboard['connectedAccounts']['accounts'][number]['status'];

const tones: Record<Status, Tone> = {
  choosing_accounts: 'accent',
  active: 'positive',
  refreshing: 'positive',
  retry_wait: 'warning',
  reauth_required: 'negative',
  revoked: 'negative',
  disconnected: 'neutral',
};

/** State of a connection in words and colour. */
export function IntegrationStatusBadge({ status }: { status: Status }) {
  const t = useTranslations('integrationStatuses');
  return (
    <Badge tone={tones[status]} dot>
      {t(status)}
    </Badge>
  );
}
