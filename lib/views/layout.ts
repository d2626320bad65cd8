/** In the order of decisions: the order of the standard view. */
export const dashboardSections = [
  'verdict',
  'alerts',
  'overview',
  'platforms',
  'kpis',
  'campaigns',
  'recentPosts',
  'scheduledContent',
  'connections',
] as const;
export type DashboardSection = (typeof dashboardSections)[number];

/** They can be moved, but not hidden: every reader of a view sees the verdict and what needs attention. */
export const requiredSections: readonly DashboardSection[] = ['verdict', 'alerts'];

/** Advertising figures that a tile and the chart can show, named as in the answer of the dashboard. */
export const tileFigures = [
  'spend',
  'conversions',
  'cpa',
  'conversionValue',
  'roas',
  'impressions',
  'clicks',
  'ctr',
  'cpc',
  'cpm',
] as const;
export type TileFigure = (typeof tileFigures)[number];

export const MAX_TILES = 8;

export interface Layout {
  // The sections that are shown, in their order.
  sections: DashboardSection[];
  // One to MAX_TILES.
  tiles: TileFigure[];
}

export const standardLayout: Layout = {
  sections: [...dashboardSections],
  tiles: ['spend', 'conversions', 'cpa', 'conversionValue', 'roas'],
};
