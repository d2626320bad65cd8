import { formatDay, formatDecimal, formatInstant, formatNumber, formatPercent } from '@/components/i18n/format';
import { Badge } from '@/components/ui/badge';
import { dayInZone } from '@/lib/dates';
import type { Locale } from '@/lib/i18n/routing';
import type { PostExplanation } from '@/lib/posts/post-explanation-schema';
import type { Engagement } from '@/lib/posts/schema';
import type { ContentPanelLabels } from './content-panel-labels';
import { type Fact, FactList } from './fact-list';

const counts = [
  'likes',
  'comments',
  'shares',
  'saves',
  'clicks',
  'reach',
  'views',
] as const satisfies (keyof Engagement)[];
const SHOWN_POSTS = 15;

interface PostFactsProps {
  explanation: PostExplanation;
  labels: ContentPanelLabels;
  locale: Locale;
  timeZone: string;
}

/** The engagement rate of a post: its figures, when they were read, and the posts behind the usual rate of its page. */
export function PostFacts({ explanation, labels, locale, timeZone }: PostFactsProps) {
  const { post, engagement, readAt, computed, usual } = explanation;
  const known: (Fact | null)[] = [
    ...counts.map((name): Fact | null => {
      const value = engagement?.[name] ?? null;
      return value === null ? null : [labels.counts[name], formatNumber(value, locale)];
    }),
    computed ? [labels.engagements, formatNumber(computed.engagements, locale)] : null,
    readAt ? [labels.lastRead, formatInstant(readAt, locale, timeZone)] : null,
  ];
  const facts = known.filter((fact) => fact !== null);
  return (
    <>
      <div>
        <p className="flex flex-wrap items-baseline gap-x-2 text-2xl font-semibold tabular-nums">
          <bdi>{computed ? formatPercent(computed.rate, locale, 2) : labels.unknown}</bdi>
          {usual?.factor == null ? null : (
            <bdi className="text-sm font-medium text-muted">×{formatDecimal(usual.factor, locale, 1)}</bdi>
          )}
        </p>
        <p dir="auto" className="mt-1 line-clamp-2 text-match-parent text-muted">
          {post.text || labels.noText}
        </p>
        <p className="text-xs text-muted">
          <time dateTime={post.publishedAt}>{formatInstant(post.publishedAt, locale, timeZone)}</time>
        </p>
      </div>
      <section>
        <h3 className="pb-1.5 font-semibold">{labels.computed}</h3>
        <p className="pb-1.5 font-medium">
          {computed ? labels.postFormulas[computed.denominator] : engagement ? labels.noRate : labels.notRead}
        </p>
        <FactList facts={facts} />
      </section>
      {computed ? <UsualRate {...{ explanation, labels, locale, timeZone }} /> : null}
    </>
  );
}

function UsualRate({ explanation, labels, locale, timeZone }: PostFactsProps) {
  const { usual, minimumPosts, since, compared } = explanation;
  const facts: Fact[] = [
    usual
      ? [labels.median, formatPercent(usual.usualRate, locale, 2)]
      : [labels.minimumPosts, formatNumber(minimumPosts, locale)],
    [labels.comparedPosts, formatNumber(compared.length, locale)],
    [labels.since, formatDay(dayInZone(new Date(since), timeZone), locale)],
  ];
  const shown = aroundMedian(compared);
  const others = compared.length - shown.length;
  return (
    <section>
      <h3 className="pb-1.5 font-semibold">{labels.usual}</h3>
      {usual ? null : <p className="pb-1.5">{labels.tooFew}</p>}
      <FactList facts={facts} />
      <ul className="divide-y divide-line">
        {shown.map((other) => (
          <li key={other.id} className="flex items-baseline gap-2 py-1.5">
            <span className="min-w-0 flex-1">
              <span dir="auto" className="line-clamp-2 text-match-parent">
                {other.excerpt || labels.noText}
              </span>
              <span className="text-xs text-muted">
                {formatDay(dayInZone(new Date(other.publishedAt), timeZone), locale)}
              </span>
            </span>
            {other.isMedian ? <Badge tone="neutral">{labels.median}</Badge> : null}
            <bdi className="shrink-0 font-medium tabular-nums">{formatPercent(other.rate, locale, 2)}</bdi>
          </li>
        ))}
        {others > 0 ? (
          <li className="py-1.5 text-muted">
            {labels.others} <bdi>({formatNumber(others, locale)})</bdi>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** As many as are shown; of more, those with the rates nearest to the middle one. */
function aroundMedian(compared: PostExplanation['compared']): PostExplanation['compared'] {
  const start = Math.max(0, Math.ceil((compared.length - SHOWN_POSTS) / 2));
  return compared.slice(start, start + SHOWN_POSTS);
}
