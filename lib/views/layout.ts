import { z } from 'zod';

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

/** They can be moved and not hidden: whoever opens a view sees what the figures mean and what needs a person. */
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

const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

export const layoutSchema = z.strictObject({
  // The sections that are shown, in their order.
  sections: z
    .array(z.enum(dashboardSections))
    .max(dashboardSections.length)
    .refine(isUnique, 'must not repeat a section')
    .refine((list) => requiredSections.every((section) => list.includes(section)), 'must contain verdict and alerts'),
  tiles: z.array(z.enum(tileFigures)).min(1).max(MAX_TILES).refine(isUnique, 'must not repeat a figure'),
});
export type Layout = z.infer<typeof layoutSchema>;

export const standardLayout: Layout = {
  sections: [...dashboardSections],
  tiles: ['spend', 'conversions', 'cpa', 'conversionValue', 'roas'],
};

/** A stored layout without sections and figures that no longer exist. */
export function toLayout(stored: unknown): Layout {
  const lists = z.object({ sections: z.array(z.unknown()), tiles: z.array(z.unknown()) }).safeParse(stored);
  if (!lists.success) return standardLayout;
  const known = <T extends string>(all: readonly T[], list: readonly unknown[]) =>
    [...new Set(list)].flatMap((each) => all.find((name) => name === each) ?? []);
  const sections = known(dashboardSections, lists.data.sections);
  const tiles = known(tileFigures, lists.data.tiles).slice(0, MAX_TILES);
  return {
    sections: [...requiredSections.filter((section) => !sections.includes(section)), ...sections],
    tiles: tiles.length > 0 ? tiles : standardLayout.tiles,
  };
}
