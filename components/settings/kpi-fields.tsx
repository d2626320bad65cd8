import { useLocale, useTranslations } from 'next-intl';
import { NumberField } from '@/components/forms/number-field';
import { type Choice, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { useNumberRefusals } from '@/components/forms/use-number-refusals';
import type { AdAccountName } from '@/lib/accounts/list-ad-accounts';
import { monthOf } from '@/lib/kpis/month-of';
import type { KpiDto, KpiInput } from '@/lib/kpis/schema';
import { targetUnit } from '@/lib/kpis/target-unit';
import type { LabelRef } from '@/lib/labels/schema';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';

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
const kpiRepetitions: readonly KpiInput['repeats'][] = ['none', 'monthly'];

/** The fields of a target; of an existing one without its metric. A new one proposes the calendar month. */
export function KpiFields({
  kpi,
  currency,
  today,
  accounts,
  labels,
}: {
  kpi: KpiDto | null;
  currency: string;
  today: string;
  accounts: readonly AdAccountName[];
  labels: readonly LabelRef[];
}) {
  const t = useTranslations();
  const locale = useLocale();
  const refusals = useNumberRefusals(t('settings.kpis.target'));
  const units = Object.fromEntries(kpiMetrics.map((metric) => [metric, targetUnit(metric, currency)]));
  const month = monthOf(today);
  const period = kpi ?? { startsOn: month.first, endsOn: month.last };
  // Its earlier months keep their target: the first month is no field.
  const hasEarlierMonths = kpi?.repeats === 'monthly' && kpi.startsOn < month.first;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {kpi ? null : (
        <SelectField
          name="metric"
          label={t('settings.kpis.metric')}
          choices={kpiMetrics.map((metric) => ({ value: metric, label: t(`kpiMetrics.${metric}`) }))}
        />
      )}
      <SelectField
        name="direction"
        label={t('settings.kpis.direction')}
        choices={kpiDirections.map((value) => ({ value, label: t(`settings.kpis.directions.${value}`) }))}
        defaultValue={kpi?.direction}
      />
      <NumberField
        name="target"
        label={t('settings.kpis.target')}
        unit={kpi ? targetUnit(kpi.metric, currency) : { by: 'metric', units }}
        locale={locale}
        refusals={refusals}
        defaultValue={kpi ? typedTarget(kpi) : ''}
        required
      />
      <SelectField
        name="scope"
        label={t('settings.kpis.scope')}
        choices={scopeChoices({ accounts, labels }, kpi?.scope ?? null, t)}
        defaultValue={scopeValue(kpi?.scope ?? null)}
      />
      {hasEarlierMonths ? (
        <>
          <input type="hidden" name="startsOn" value={period.startsOn} />
          <input type="hidden" name="endsOn" value={period.endsOn} />
        </>
      ) : (
        <>
          <TextField
            name="startsOn"
            type="date"
            dir="ltr"
            label={t('settings.kpis.startsOn')}
            defaultValue={period.startsOn}
            required
          />
          <TextField
            name="endsOn"
            type="date"
            dir="ltr"
            label={t('settings.kpis.endsOn')}
            defaultValue={period.endsOn}
            required
          />
        </>
      )}
      <SelectField
        name="repeats"
        label={t('settings.kpis.repeats')}
        choices={kpiRepetitions.map((value) => ({ value, label: t(`settings.kpis.repetitions.${value}`) }))}
        defaultValue={kpi?.repeats}
      />
      <TextField
        name="repeatsUntil"
        type="date"
        dir="ltr"
        label={t('settings.kpis.repeatsUntil')}
        hint={t('settings.kpis.repeatsUntilHint')}
        defaultValue={kpi?.repeatsUntil ?? ''}
      />
    </div>
  );
}

function typedTarget({ metric, target }: KpiDto): string {
  return metric === 'ctr' ? decimalFromMicros(microsFromDecimal(target) * 100n) : target;
}

function scopeValue(scope: KpiDto['scope']): string {
  if (scope === null) return '';
  if (scope.kind === 'label') return `label:${scope.labelId}`;
  return scope.kind === 'platform' ? `platform:${scope.platform}` : `account:${scope.accountId}`;
}

// The scope of an existing target too, where its account is no longer chosen.
function scopeChoices(
  { accounts, labels }: { accounts: readonly AdAccountName[]; labels: readonly LabelRef[] },
  current: KpiDto['scope'],
  t: ReturnType<typeof useTranslations<never>>,
): Choice[] {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  const choices = [
    { value: '', label: t('kpiScopes.organization') },
    ...platforms.map((platform) => ({
      value: `platform:${platform}`,
      label: t('settings.kpis.platformScope', { platform: t(`platforms.${platform}`) }),
    })),
    ...accounts.map(({ id, platform, name }) => ({
      value: `account:${id}`,
      label: t('settings.kpis.accountScope', { platform: t(`platforms.${platform}`), account: name }),
    })),
    ...labels.map(({ id, name }) => ({ value: `label:${id}`, label: t('kpiScopes.label', { label: name }) })),
  ];
  const value = scopeValue(current);
  if (current === null || current.kind === 'label' || choices.some((choice) => choice.value === value)) return choices;
  const platform = t(`platforms.${current.platform}`);
  const account = current.kind === 'account' ? current.name : null;
  const label =
    account === null
      ? t('settings.kpis.platformScope', { platform })
      : t('settings.kpis.accountScope', { platform, account });
  return [...choices, { value, label }];
}
