import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { DeliveryStatus } from '@/lib/webhooks/schema';
import { deliveryTones } from './delivery-tones';

export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const t = useTranslations('deliveries.statuses');
  return (
    <Badge tone={deliveryTones[status]} dot>
      {t(status)}
    </Badge>
  );
}
