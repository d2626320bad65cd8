import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { Card } from '@/components/ui/card';
import type { AdAccountName } from '@/lib/accounts/list-ad-accounts';
import type { TrackedKpi } from '@/lib/kpis/schema';
import type { LabelRef } from '@/lib/labels/schema';
import { KpiForm } from './kpi-form';
import { KpiRow } from './kpi-row';

export interface KpiActions {
  create: FormAction;
  update: FormAction;
  archive: FormAction;
}

export function KpiSettings({
  kpis,
  accounts,
  labels,
  orgId,
  currency,
  today,
  actions,
}: {
  kpis: TrackedKpi[];
  // That a target can be for.
  accounts: AdAccountName[];
  labels: LabelRef[];
  orgId: string;
  currency: string;
  today: string;
  // Null: read-only.
  actions: KpiActions | null;
}) {
  const t = useTranslations('settings.kpis');
  const shared = { orgId, currency, today, accounts, labels };
  return (
    <Card flush title={t('title')} headingId="kpis" description={t('description')}>
      {kpis.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('empty')}</p>
      ) : (
        <ul>
          {kpis.map((kpi) => (
            <KpiRow key={kpi.id} kpi={kpi} actions={actions} {...shared} />
          ))}
        </ul>
      )}
      {actions ? <KpiForm action={actions.create} {...shared} /> : null}
    </Card>
  );
}
