import { PlatformDot } from '@/components/filters/platform-dot';
import { formatInstant, formatNumber, formatPercent } from '@/components/i18n/format';
import type { ContentExplanation } from '@/lib/dashboard/content-explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import type { ContentPanelLabels } from './content-panel-labels';
import { type Fact, FactList } from './fact-list';

/** The sums of a figure of posts, by the page that published them, and when they were read. */
export function ContentFacts({
  explanation,
  labels,
  locale,
  timeZone,
}: {
  explanation: ContentExplanation;
  labels: ContentPanelLabels;
  locale: Locale;
  timeZone: string;
}) {
  const { figure, value, numerator, denominator, parts } = explanation;
  const isRate = figure === 'engagement_rate';
  const text = (of: number | null) => {
    if (of === null) return labels.unknown;
    return isRate ? formatPercent(of, locale, 2) : formatNumber(of, locale);
  };
  const sum = (numberOf: (part: ContentExplanation['parts'][number]) => number) =>
    parts.reduce((total, part) => total + numberOf(part), 0);
  // The page that was read longest ago.
  const [oldest] = parts.flatMap(({ readAt }) => (readAt === null ? [] : [readAt])).sort();
  const number = (amount: number) => formatNumber(amount, locale);
  const known: (Fact | null)[] = [
    [labels.posts, number(sum(({ posts }) => posts))],
    isRate ? [labels.postsWithReach, number(sum((part) => part.postsWithReach))] : null,
    isRate ? [labels.engagementsWithReach, number(numerator.amount)] : null,
    denominator ? [labels.reachOfPosts, number(denominator.amount)] : null,
    oldest ? [labels.lastRead, formatInstant(oldest, locale, timeZone)] : null,
  ];
  const facts = known.filter((fact) => fact !== null);
  const ofPart = (part: ContentExplanation['parts'][number]) => {
    if (isRate) return part.reach > 0 ? part.engagementsWithReach / part.reach : null;
    return figure === 'engagements' ? part.engagements : part.posts;
  };
  return (
    <>
      <p className="text-2xl font-semibold tabular-nums">
        <bdi>{text(value)}</bdi>
      </p>
      <section>
        <h3 className="pb-1.5 font-semibold">{labels.computed}</h3>
        <p className="pb-1.5 font-medium">{labels.formulas[figure]}</p>
        <FactList facts={facts} />
      </section>
      {parts.length > 0 ? (
        <section>
          <h3 className="text-xs font-medium text-muted">{labels.profiles}</h3>
          <ul className="divide-y divide-line">
            {parts.map((part) => (
              <li key={part.profileId} className="flex items-center gap-2 py-1.5">
                <PlatformDot platform={part.platform} />
                <bdi className="min-w-0 flex-1 [overflow-wrap:anywhere]">{part.profileName}</bdi>
                <bdi className="shrink-0 font-medium tabular-nums">{text(ofPart(part))}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
