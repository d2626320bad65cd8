import { z } from 'zod';
import { figureFilterFields, MAX_FILTER_IDS } from '@/lib/metrics/figure-filter';
import { platformIds } from '@/lib/platform-ids';
import { dashboardSections, type Layout, MAX_TILES, requiredSections, standardLayout, tileFigures } from './layout';

export const MAX_VIEW_NAME_LENGTH = 80;
/** Of an organization, and of each person in it. */
export const MAX_VIEWS = 50;

/** In an address, the view that is not saved anywhere. */
export const STANDARD_VIEW = 'standard';

/** person: only its owner sees it. */
export const viewScopes = ['person', 'organization'] as const;

const { period, from, to, compare, currency } = figureFilterFields;
const ids = z.array(z.uuid()).max(MAX_FILTER_IDS).optional();

// A filter as parameters of an address have it, with lists. What is absent is the default: a preset stays relative, and
// figures without a currency are in the organization's.
const viewFilterFields = {
  period,
  from,
  to,
  compare,
  platforms: z.array(z.enum(platformIds)).optional(),
  accounts: ids,
  campaigns: ids,
  labels: ids,
  currency,
};
const viewFilterSchema = z.strictObject(viewFilterFields);
export type ViewFilter = z.infer<typeof viewFilterSchema>;

const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

export const layoutSchema = z.strictObject({
  sections: z
    .array(z.enum(dashboardSections))
    .max(dashboardSections.length)
    .refine(isUnique, 'must not repeat a section')
    .refine((list) => requiredSections.every((section) => list.includes(section)), 'must contain verdict and alerts'),
  tiles: z.array(z.enum(tileFigures)).min(1).max(MAX_TILES).refine(isUnique, 'must not repeat a figure'),
}) satisfies z.ZodType<Layout>;

export const viewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(viewScopes),
  filter: viewFilterSchema,
  layout: layoutSchema,
  version: z.int(),
  // What the dashboard opens for the caller.
  isOwnDefault: z.boolean(),
  // What it opens for members without a default of their own.
  isOrganizationDefault: z.boolean(),
  // Null: no longer a member.
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

const name = z.string().trim().min(1).max(MAX_VIEW_NAME_LENGTH);

export const viewInput = z.strictObject({
  name,
  scope: z.enum(viewScopes),
  filter: viewFilterSchema,
  layout: layoutSchema,
});

export const viewChanges = z
  .strictObject({
    // The version that the change is based on.
    version: z.int().min(1),
    name: name.optional(),
    filter: viewFilterSchema.optional(),
    layout: layoutSchema.optional(),
  })
  .refine(({ version: _version, ...changes }) => Object.keys(changes).length > 0, 'at least one field beside version');

export const defaultViewInput = z.strictObject({
  // The default of the caller, or of the organization.
  scope: z.enum(viewScopes),
  isDefault: z.boolean(),
});

export type ViewDto = z.infer<typeof viewSchema>;
export type ViewInput = z.infer<typeof viewInput>;
export type ViewChanges = z.infer<typeof viewChanges>;
export type DefaultViewInput = z.infer<typeof defaultViewInput>;

/** A stored filter without what later versions no longer know. */
export function toViewFilter(stored: unknown): ViewFilter {
  const fields = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!fields.success) return {};
  const valid = Object.entries(viewFilterFields).filter(([key, field]) => field.safeParse(fields.data[key]).success);
  const filter = viewFilterSchema.parse(Object.fromEntries(valid.map(([key]) => [key, fields.data[key]])));
  // One of two days alone is no period.
  if ((filter.from === undefined) === (filter.to === undefined)) return filter;
  const { from: _from, to: _to, ...rest } = filter;
  return rest;
}

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
