import { useLocale, useTranslations } from 'next-intl';
import type { Dashboard } from '@/lib/dashboard/schema';
import { filterSearch } from '@/lib/metrics/figure-filter';
import { useContentPanelLabels } from './content-panel-labels';
import { explainedSubjects } from './explained-subjects';
import { useFigurePanelLabels } from './figure-panel-labels';
import { LazyFigurePanel } from './lazy-figure-panel';

/** The panel that explains the figures of the dashboard: of all, of a platform, of a campaign or of a post. */
export function FigureExplanations({ dashboard, pageHref }: { dashboard: Dashboard; pageHref: string }) {
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  const { organization, filter, platforms, recentPosts } = dashboard;
  const shared = { locale, timeZone: organization.timeZone };
  const apiPath = `/api/orgs/${organization.id}`;
  const search = filterSearch(filter, organization.currency);
  return (
    <LazyFigurePanel
      advertising={{
        ...shared,
        explainHref: `${apiPath}/dashboard/explain?${search}`,
        subjects: explainedSubjects(dashboard, platformName),
        pageHref,
        labels: useFigurePanelLabels(platforms),
      }}
      content={{
        ...shared,
        explainHref: `${apiPath}/posts/explain?${search}`,
        postsHref: `${apiPath}/posts`,
        pageOf: Object.fromEntries(recentPosts.map(({ id, profileName }) => [id, profileName])),
        labels: useContentPanelLabels(),
      }}
    />
  );
}
