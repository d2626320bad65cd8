import { useLocale, useTranslations } from 'next-intl';
import { formatDay, formatInstant, formatNumber, intlLocale } from '@/components/i18n/format';
import { Notice } from '@/components/ui/notice';
import type { AppliedRateDto, FxSourceDto } from '@/lib/metrics/fx-rates/schema';

const SHOWN_DECIMALS = 6;
const named = ['manual', 'peg', 'ecb', 'sandbox'] as const;

/** What converts each other currency today, and when the publishers were last read. */
export function AppliedRates({
  rates,
  sources,
  currency,
  timeZone,
  today,
}: {
  rates: AppliedRateDto[];
  sources: FxSourceDto[];
  currency: string;
  timeZone: string;
  today: string;
}) {
  const t = useTranslations('settings.rates');
  const locale = useLocale();
  const nameOf = (source: string) => {
    const known = named.find((name) => name === source);
    return known ? t(`sources.${known}`) : source;
  };
  const originOf = ({ sources: names, rateDate }: AppliedRateDto) => {
    const list = new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' }).format(names.map(nameOf));
    return rateDate === null ? list : t('origin', { sources: list, day: formatDay(rateDate, locale) });
  };
  const failing = sources.flatMap(({ source, failingSince }) => (failingSince ? [{ source, failingSince }] : []));
  return (
    <div className="border-t border-line py-4">
      <h3 className="px-4 text-sm font-semibold sm:px-5">{t('applied', { day: formatDay(today, locale) })}</h3>
      {failing.length > 0 ? (
        <div className="px-4 pt-3 sm:px-5">
          <Notice kind="warning">
            <ul>
              {failing.map(({ source, failingSince }) => (
                <li key={source}>
                  {t('failing', { source: nameOf(source), time: formatInstant(failingSince, locale, timeZone) })}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {rates.length === 0 ? (
        <p className="px-4 pt-1 text-sm text-muted sm:px-5">{t('oneCurrency', { currency })}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {rates.map((applied) => (
            <li
              key={applied.currency}
              className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2.5 text-sm sm:px-5"
            >
              <bdi dir="ltr" className="font-medium tabular-nums">
                {applied.rate === null
                  ? applied.currency
                  : t('line', {
                      base: applied.currency,
                      quote: currency,
                      rate: formatNumber(applied.rate, locale, SHOWN_DECIMALS),
                    })}
              </bdi>
              <span className="text-xs text-muted">
                {applied.rate === null ? t('noSource') : <bdi>{originOf(applied)}</bdi>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul className="px-4 pt-3 text-xs text-muted sm:px-5">
        {sources.length === 0 ? <li>{t('noPublisher')}</li> : null}
        {sources.map(({ source, readAt, newestDate }) => (
          <li key={source}>
            {readAt && newestDate
              ? t('read', {
                  source: nameOf(source),
                  day: formatDay(newestDate, locale),
                  time: formatInstant(readAt, locale, timeZone),
                })
              : t('unread', { source: nameOf(source) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
