import { withParameters } from '@/components/filters/with-parameters';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { PlatformId } from '@/lib/platform-ids';
import { REVIEWED, subjectKey } from './why-address';

/** A figure of one platform or campaign, with the filter that it covers. */
export interface ExplainedSubject {
  name: string;
  // Of the page's filter in the address of the API, where they differ.
  search: Record<string, string>;
  // For one of its figures, beside those.
  searchOf?: Partial<Record<ExplainedFigure, Record<string, string>>>;
}

/** What the figures of the dashboard are of, beside its whole filter, by `subjectKey`. */
export function explainedSubjects(
  { platforms, activeCampaigns, campaignsToReview }: Dashboard,
  platformName: (platform: PlatformId) => string,
): Record<string, ExplainedSubject> {
  return Object.fromEntries<ExplainedSubject>([
    ...platforms.map(({ platform }): [string, ExplainedSubject] => [
      subjectKey({ of: platform }),
      { name: platformName(platform), search: { platforms: platform } },
    ]),
    // In the currency of the campaign, as the table has them.
    ...activeCampaigns.map(({ id, name, spend }): [string, ExplainedSubject] => [
      subjectKey({ of: id }),
      { name, search: { campaigns: id, currency: spend.currency } },
    ]),
    ...campaignsToReview.map(({ id, name, nativeSpend }): [string, ExplainedSubject] => [
      subjectKey({ of: id, reviewed: true }),
      {
        name,
        search: { campaigns: id, days: REVIEWED },
        // Of native sums, so that no rate is missing.
        searchOf: { roas: { currency: nativeSpend.currency } },
      },
    ]),
  ]);
}

/** The address of the API; `href` is the one with the filter of the page. */
export function explanationHref(href: string, figure: ExplainedFigure, subject: ExplainedSubject | null): string {
  return withSearch(href, { ...subject?.search, ...subject?.searchOf?.[figure], figure });
}

/** An address of this installation with other parameters. */
export function withSearch(href: string, search: Record<string, string>): string {
  const [path = '', query] = href.split('?');
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(search)) parameters.set(name, value);
  return withParameters(path, [...parameters]);
}
