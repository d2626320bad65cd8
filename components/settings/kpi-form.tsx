import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useNumberRefusals } from '@/components/forms/use-number-refusals';
import { addDays } from '@/lib/dates';
import type { KpiInput } from '@/lib/kpis/schema';
import { targetUnit } from '@/lib/kpis/target-unit';

const kpiMetrics: readonly KpiInput['metric'][] = [
  'conversions',
  'conversion_value',
  'roas',
  'cpa',
  'spend',
  'clicks',
  'ctr',
  'impressions',
];

const kpiDirections: readonly KpiInput['direction'][] = ['at_least', 'at_most'];

const SUGGESTED_DAYS = 30;

export function KpiForm({
  orgId,
  currency,
  today,
  action,
}: {
  orgId: string;
  currency: string;
  today: string;
  action: FormAction;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const refusals = useNumberRefusals(t('settings.kpis.target'));
  const units = Object.fromEntries(kpiMetrics.map((metric) => [metric, targetUnit(metric, currency)]));
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      label={t('settings.kpis.submit')}
      resetOnSuccess
      className="flex-col gap-4 border-t border-line p-4 sm:p-5"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <SelectField
          name="metric"
          label={t('settings.kpis.metric')}
          choices={kpiMetrics.map((metric) => ({ value: metric, label: t(`kpiMetrics.${metric}`) }))}
        />
        <SelectField
          name="direction"
          label={t('settings.kpis.direction')}
          choices={kpiDirections.map((value) => ({ value, label: t(`settings.kpis.directions.${value}`) }))}
        />
        <NumberField
          name="target"
          label={t('settings.kpis.target')}
          unit={{ by: 'metric', units }}
          locale={locale}
          refusals={refusals}
          required
        />
        <TextField
          name="startsOn"
          type="date"
          dir="ltr"
          label={t('settings.kpis.startsOn')}
          defaultValue={today}
          required
        />
        <TextField
          name="endsOn"
          type="date"
          dir="ltr"
          label={t('settings.kpis.endsOn')}
          defaultValue={addDays(today, SUGGESTED_DAYS - 1)}
          required
        />
      </div>
      <p className="-mt-2 text-xs text-muted">{t('settings.kpis.targetHint', { currency })}</p>
      <div>
        <SubmitButton>{t('settings.kpis.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
