import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { NumberField } from '@/components/forms/number-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useNumberRefusals } from '@/components/forms/use-number-refusals';
import { formatDay, formatNumber } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import type { MissingRate } from '@/lib/metrics/fx-rates/list-missing-rates';
import type { AppliedRateDto, FxRateDto, FxSourceDto } from '@/lib/metrics/fx-rates/schema';
import { AppliedRates } from './applied-rates';
import { currencyChoices } from './organization-choices';
import { RateDayFields } from './rate-day-fields';
import { RowAction } from './row-action';

export function RateSettings({
  rates,
  applied,
  sources,
  missing,
  orgId,
  currency,
  timeZone,
  today,
  actions,
}: {
  // Manual ones.
  rates: FxRateDto[];
  // Of today.
  applied: AppliedRateDto[];
  sources: FxSourceDto[];
  missing: MissingRate[];
  orgId: string;
  currency: string;
  timeZone: string;
  today: string;
  // Null: read-only.
  actions: { add: FormAction; delete: FormAction } | null;
}) {
  const t = useTranslations('settings.rates');
  const errorTitle = useTranslations('common')('errorTitle');
  const locale = useLocale();
  const refusals = useNumberRefusals(t('rate'));
  return (
    <Card flush title={t('title')} headingId="rates" description={t('description', { currency })}>
      {missing.length > 0 ? (
        <div className="px-4 pb-4 sm:px-5">
          <Notice kind="warning">
            <ul>
              {missing.map(({ currency: native, firstDay }) => (
                <li key={native}>{t('missing', { currency: native, day: formatDay(firstDay, locale) })}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      <AppliedRates rates={applied} sources={sources} currency={currency} timeZone={timeZone} today={today} />
      <h3 className="border-t border-line px-4 pt-4 text-sm font-semibold sm:px-5">{t('manual')}</h3>
      <p className="px-4 pt-1 pb-3 text-sm text-muted sm:px-5">{t(rates.length === 0 ? 'empty' : 'manualHint')}</p>
      {rates.length === 0 ? null : (
        <ul className="divide-y divide-line border-t border-line">
          {rates.map(({ base, quote, date, rate }) => (
            <li
              key={`${base}${quote}${date}`}
              className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2.5 text-sm sm:px-5"
            >
              <bdi dir="ltr" className="font-medium tabular-nums">
                {t('line', { base, quote, rate: formatNumber(rate, locale, 10) })}
              </bdi>
              <span className="text-xs text-muted">
                {t('date')} {formatDay(date, locale)}
              </span>
              {actions ? (
                <RowAction
                  action={actions.delete}
                  hidden={{ org: orgId, base, quote, date }}
                  verb={t('delete')}
                  label={t('deleteOne', { base, day: formatDay(date, locale) })}
                  question={t('deleteTitle', { base, day: formatDay(date, locale) })}
                  consequence={t('deleteBody')}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {actions ? (
        <ActionForm
          action={actions.add}
          hidden={{ org: orgId }}
          errorTitle={errorTitle}
          label={t('submit')}
          resetOnSuccess
          className="flex-col gap-4 border-t border-line p-4 sm:p-5"
        >
          <div className="grid gap-4 sm:grid-cols-3">
            <RateDayFields
              // Saving a rate changes what is missing; the fields then start at the next one.
              key={missing.map((each) => each.currency).join()}
              choices={currencyChoices(locale).filter(({ value }) => value !== currency)}
              missing={missing}
              today={today}
              labels={{ base: t('base'), date: t('date') }}
              hints={Object.fromEntries(
                missing.map(({ currency: native, firstDay }) => {
                  const day = formatDay(firstDay, locale);
                  return [native, { firstDay: t('firstDayHint', { day }), later: t('laterHint', { day }) }];
                }),
              )}
            />
            <NumberField
              name="rate"
              label={t('rate')}
              hint={t('rateHint', { currency })}
              unit={{ kind: 'rate', quote: currency }}
              locale={locale}
              refusals={refusals}
              required
            />
          </div>
          <div>
            <SubmitButton>{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  );
}
