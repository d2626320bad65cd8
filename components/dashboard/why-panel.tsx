import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatFigure, type HeadlineFigure } from '@/components/charts/headline-figure';
import { FilterLink } from '@/components/filters/filter-link';
import { PlatformDot } from '@/components/filters/platform-dot';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { PlatformId } from '@/lib/platform-ids';
import { changeContributions } from './change-contributions';
import { FigureExplanation } from './figure-explanation';

const SHOWN = 3;

/** The platforms that make most of the change of a figure. Each one restricts the page to it. */
export function WhyPanel({
  figure,
  platforms,
  currency,
  platformHref,
  explainHref,
  timeZone,
}: {
  figure: HeadlineFigure;
  platforms: Dashboard['platforms'];
  currency: string;
  platformHref: (platform: PlatformId) => string;
  explainHref: (figure: ExplainedFigure) => string;
  // Of the organization.
  timeZone: string;
}) {
  const t = useTranslations('dashboard.overview');
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  const contributions = changeContributions(platforms, figure);
  if (contributions.length === 0) return null;
  const id = `why-${figure}`;
  const rest = contributions.slice(SHOWN).reduce((sum, { change }) => sum + change, 0);
  const amount = (change: number) => (
    <span className="inline-flex items-center gap-1 font-medium tabular-nums">
      {change > 0 ? (
        <ArrowUp aria-hidden="true" className="size-3.5 text-faint" />
      ) : (
        <ArrowDown aria-hidden="true" className="size-3.5 text-faint" />
      )}
      <span className="sr-only">{t(change > 0 ? 'rose' : 'fell')}</span>
      <bdi>{formatFigure(Math.abs(change), figure, currency, locale)}</bdi>
    </span>
  );
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="relative z-1 -my-1 min-h-6 rounded-sm px-1 text-xs font-medium text-accent hover:underline"
      >
        {t('why')}
        <span className="sr-only">: {t(figure)}</span>
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('whyTitle', { figure: t(figure) })}
        className="anchored-panel border border-line bg-surface p-3 shadow-raised sm:w-64"
      >
        <p className="px-1 pb-1.5 text-xs text-muted">{t('whyTitle', { figure: t(figure) })}</p>
        <ul>
          {contributions.slice(0, SHOWN).map(({ platform, change }) => (
            <li key={platform}>
              <FilterLink
                href={platformHref(platform)}
                closesPanel
                className="flex min-h-8 items-center gap-2 rounded-md px-1 text-sm hover:bg-sunken"
              >
                <PlatformDot platform={platform} />
                <span className="flex-1">{platformName(platform)}</span>
                {amount(change)}
              </FilterLink>
            </li>
          ))}
          {contributions.length > SHOWN ? (
            <li className="flex min-h-8 items-center justify-between gap-2 px-1 text-sm text-muted">
              <span>{t('whyRest', { count: contributions.length - SHOWN })}</span>
              {amount(rest)}
            </li>
          ) : null}
        </ul>
        <div className="mt-1.5 border-t border-line pt-1.5">
          <FigureExplanation
            href={explainHref(figure === 'conversionValue' ? 'conversion_value' : figure)}
            labels={{
              ...{ open: t('explain.open'), failed: t('explain.failed'), formula: t(`explain.formula.${figure}`) },
              sums: {
                spend: t('spend'),
                impressions: t('impressions'),
                clicks: t('clicks'),
                conversions: t('conversions'),
                conversion_value: t('conversionValue'),
                valued_spend: t('explain.valuedSpend'),
              },
              accountDays: t('explain.accountDays'),
              withoutData: t('explain.withoutData'),
              unconverted: t('explain.unconverted'),
              restatedFrom: t('explain.restatedFrom'),
              lastSync: t('explain.lastSync'),
              unknown: t('none'),
            }}
            locale={locale}
            timeZone={timeZone}
          />
        </div>
      </div>
    </>
  );
}
