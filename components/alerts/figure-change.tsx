import { useLocale, useTranslations } from 'next-intl';
import { formatDayRange, formatMoney, formatNumber } from '@/components/i18n/format';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { NameText } from '@/components/ui/name-text';
import type { HeldFiguresDto } from '@/lib/alerts/held-figures-schema';
import { type GuardedFigure, guardedFigures } from '@/lib/platforms/platform';

const isMoney = (figure: GuardedFigure) => figure === 'spendMicros' || figure === 'conversionValueMicros';

export function FigureChange({ held }: { held: HeldFiguresDto }) {
  const t = useTranslations('heldFigures');
  const locale = useLocale();
  const { platform, name, doubt, change, currency } = held;
  const [from] = change?.days ?? [];
  const to = change?.days.at(-1);
  const textOf = (figure: GuardedFigure, value: string) =>
    isMoney(figure) ? formatMoney({ amountMicros: value, currency }, locale) : formatNumber(value, locale, 1);
  const changed = change
    ? guardedFigures.filter((figure) => Number(change.totals[figure].stored) !== Number(change.totals[figure].answered))
    : [];
  return (
    <li className="rounded-md border border-line p-3 whitespace-normal">
      <p className="flex items-center gap-2 text-sm font-medium">
        <PlatformMark platform={platform} size="sm" />
        <NameText>{name}</NameText>
      </p>
      <p className="mt-1 text-xs text-muted">{t(`doubts.${doubt}`)}</p>
      {change && from && to ? (
        <>
          <p className="mt-1 text-xs text-muted">
            {t('extent', { days: change.days.length, campaigns: change.campaigns.length })}{' '}
            <bdi>{formatDayRange(from, to, locale)}</bdi>
          </p>
          <table className="mt-2 w-full text-xs">
            <caption className="sr-only">{t('changes')}</caption>
            <thead>
              <tr className="text-muted">
                <th scope="col" className="py-1 text-start font-normal">
                  {t('figure')}
                </th>
                <th scope="col" className="py-1 text-right font-normal">
                  {t('stored')}
                </th>
                <th scope="col" className="py-1 text-right font-normal">
                  {t('answered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changed.map((figure) => (
                <tr key={figure} className="border-t border-line">
                  <th scope="row" className="py-1 pe-2 text-start font-normal">
                    {t(`figures.${figure}`)}
                  </th>
                  <td className="py-1 text-right tabular-nums">
                    <bdi>{textOf(figure, change.totals[figure].stored)}</bdi>
                  </td>
                  <td className="py-1 ps-2 text-right font-medium tabular-nums">
                    <bdi>{textOf(figure, change.totals[figure].answered)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="mt-1 text-xs text-muted">{t(change ? 'nothingChanges' : 'notKnown')}</p>
      )}
    </li>
  );
}
