import { z } from 'zod';
import { type AccountBlueprint, brands, type EvergreenBlueprint, type PlatformBlueprint } from './model';

const brand = z.enum(brands);

const evergreen = z.strictObject({
  key: z.string(),
  name: z.string(),
  goal: z.enum(['sales', 'leads', 'traffic', 'awareness', 'engagement']),
  dailySpend: z.number(),
  budget: z.enum(['daily', 'ad-sets']),
  schedule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('alternating'), phase: z.literal([0, 1]) }),
    z.strictObject({ kind: z.literal('ended'), on: z.iso.date() }),
  ]),
  hasIssues: z.boolean().optional(),
});

const listUse = z.strictObject({
  list: z.string(),
  /** Spend of the account relative to the list, in its own currency. */
  scale: z.number().default(1),
  /** Replaces `{country}` in names. */
  country: z.string().default(''),
  /** Only so many campaigns of the list. */
  first: z.int().optional(),
  /** By the key of a campaign; see EvergreenBlueprint. */
  budgetFactors: z.record(z.string(), z.number()).default({}),
});

const seedData = z.strictObject({
  businesses: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  campaigns: z.record(z.string(), z.array(evergreen)),
  accounts: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      businessId: z.string(),
      brand,
      state: z.enum(['active', 'closed']),
      market: z.strictObject({
        weekend: z.enum(['friday-saturday', 'saturday-sunday']),
        costPerMille: z.number(),
        basket: z.number(),
        fractionalConversions: z.boolean().optional(),
      }),
      campaigns: z.array(listUse),
      seasonalDailySpend: z.number(),
    }),
  ),
  profiles: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      handle: z.string(),
      businessId: z.string(),
      followers: z.number(),
      pace: z.number(),
      brand,
      parentId: z.string().optional(),
      timeZone: z.string(),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      note: z.string(),
      accountIds: z.array(z.string()),
      profileIds: z.array(z.string()),
    }),
  ),
});

type Lists = Readonly<Record<string, readonly EvergreenBlueprint[]>>;

/** `generated`: lists of campaigns in addition to those of the file. @throws ZodError */
export function readSeedData(
  json: unknown,
  generated: Lists = {},
): Pick<PlatformBlueprint, 'businesses' | 'accounts' | 'profiles' | 'people'> {
  const { campaigns, accounts, ...others } = seedData.parse(json);
  const lists: Lists = { ...campaigns, ...generated };
  return {
    ...others,
    accounts: accounts.map(
      ({ campaigns: uses, ...account }): AccountBlueprint => ({
        ...account,
        evergreens: uses.flatMap((use) => campaignsOf(use, lists)),
      }),
    ),
  };
}

function campaignsOf(use: z.infer<typeof listUse>, lists: Lists): EvergreenBlueprint[] {
  const list = lists[use.list];
  if (!list) throw new Error(`The seed data has no list of campaigns ${use.list}.`);
  return list.slice(0, use.first).map((campaign) => {
    const budgetFactor = use.budgetFactors[campaign.key];
    return {
      ...campaign,
      name: campaign.name.replaceAll('{country}', use.country),
      dailySpend: campaign.dailySpend * use.scale,
      ...(budgetFactor === undefined ? {} : { budgetFactor }),
    };
  });
}
