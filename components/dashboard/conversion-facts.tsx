import { PlatformDot } from '@/components/filters/platform-dot';
import { formatDay } from '@/components/i18n/format';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import type { FigurePanelLabels } from './figure-panel-labels';

/** What counts as a conversion of each platform, and within which days of an ad. */
export function ConversionFacts({
  choices,
  labels,
  locale,
}: {
  choices: NonNullable<Explanation['conversionChoices']>;
  labels: FigurePanelLabels;
  locale: Locale;
}) {
  return (
    <section>
      <h3 className="font-semibold">{labels.counted}</h3>
      <ul className="divide-y divide-line">
        {choices.map(({ platform, conversions, isDefault, changedAt, recounting }) => (
          <li key={platform} className="py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <PlatformDot platform={platform} className="self-center" />
              <span>{labels.platformNames[platform]}</span>
              <span className="text-xs text-muted">{labels.attributions[platform]}</span>
            </p>
            <p className="ps-4.5 text-xs text-muted">
              {conversions.map((action, index) => (
                <span key={action}>
                  {index > 0 ? ' · ' : null}
                  <bdi>{labels.actions[action] ?? action}</bdi>
                </span>
              ))}
            </p>
            <p className="ps-4.5 text-xs text-muted">
              {isDefault ? labels.byDefault : labels.ownChoice}
              {changedAt ? (
                <>
                  {' · '}
                  {labels.choiceChanged} <bdi>{formatDay(changedAt.slice(0, 10), locale)}</bdi>
                </>
              ) : null}
              {recounting ? ` · ${labels.recounting}` : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
