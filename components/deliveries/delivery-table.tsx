import { useTranslations } from 'next-intl';
import { ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { DeliveryDto } from '@/lib/webhooks/schema';
import { DeliveryRow } from './delivery-row';

export function DeliveryTable({
  deliveries,
  orgId,
  timeZone,
}: {
  deliveries: DeliveryDto[];
  orgId: string;
  timeZone: string;
}) {
  const t = useTranslations('deliveries');
  return (
    <DataTable caption={t('title')}>
      <thead>
        <tr>
          <ColumnHeading>{t('columns.received')}</ColumnHeading>
          <ColumnHeading className="hidden md:table-cell">{t('columns.platform')}</ColumnHeading>
          <ColumnHeading className="hidden md:table-cell">{t('columns.kind')}</ColumnHeading>
          <ColumnHeading className="hidden lg:table-cell">{t('columns.subject')}</ColumnHeading>
          <ColumnHeading>{t('columns.state')}</ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} orgId={orgId} timeZone={timeZone} />
        ))}
      </tbody>
    </DataTable>
  );
}
