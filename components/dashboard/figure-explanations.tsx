import { useLocale, useTranslations } from 'next-intl';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { ExplainedSubject } from './figure-panel';
import { useFigurePanelLabels } from './figure-panel-labels';
import { LazyFigurePanel } from './lazy-figure-panel';

/** The panel that explains the figures of the dashboard: of all, of a platform or of a campaign to review. */
export function FigureExplanations({
  dashboard,
  pageHref,
  explainHref,
}: {
  dashboard: Dashboard;
  pageHref: string;
  // Of the API, with the filter of the page.
  explainHref: string;
}) {
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  const { platforms, campaignsToReview, reviewedDays } = dashboard;
  const subjects: [string, ExplainedSubject][] = [
    ...platforms.map(({ platform }): [string, ExplainedSubject] => [
      platform,
      { name: platformName(platform), search: { platforms: platform } },
    ]),
    ...campaignsToReview.map(({ id, name, nativeSpend }): [string, ExplainedSubject] => [
      id,
      {
        name,
        search: { campaigns: id, ...(reviewedDays ? { period: null, ...reviewedDays } : {}) },
        // Of native sums, so that no rate is missing.
        searchOf: { roas: { currency: nativeSpend.currency } },
      },
    ]),
  ];
  return (
    <LazyFigurePanel
      explainHref={explainHref}
      subjects={Object.fromEntries(subjects)}
      pageHref={pageHref}
      labels={useFigurePanelLabels(platforms)}
      locale={locale}
      timeZone={dashboard.organization.timeZone}
    />
  );
}
