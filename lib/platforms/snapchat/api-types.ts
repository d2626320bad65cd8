import { z } from 'zod';
import { FIRST_INSTANT, isTimeZone, LAST_INSTANT } from '@/lib/dates';

/*
 * Shapes of Snap's answers, as far as we read them. A field is required only if a row means nothing without it; all
 * else may disappear. Lists hold each object below its own name: `campaigns[].campaign`. Failed entries never get
 * here, see errors.ts.
 */

const id = z.string().min(1);
const text = z.string().nullish().catch(undefined);
/** Absent, null and "-" all mean that Snap has no figure. */
const reported = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null || value === '-' ? undefined : value), schema.optional());

/** A count, as a number or as text. */
const count = z
  .union([z.string().regex(/^\d+$/), z.number()])
  .transform(Number)
  .pipe(z.number().int().nonnegative());
/** A decimal number as text, exactly as sent. */
const decimal = z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/^-?\d+(\.\d+)?$/));
/** Millionths of the currency's unit. Long integers reach us as text, see parse-json. */
const micros = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d+$/))
  .transform(BigInt);

const timestamp = z
  .string()
  // One without an offset would be read in the zone of this machine.
  .regex(/T.*(Z|[+-]\d{2}:?\d{2})$/)
  .transform((value) => new Date(value))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));
const optionalTimestamp = timestamp.nullish().catch(undefined);

const paging = z.object({ next_link: z.string().nullish() }).nullish();

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive().optional().catch(undefined),
});

export const meAnswer = z.object({ me: z.object({ id, display_name: text, email: text }) });

const adAccount = z.object({
  id,
  name: text,
  status: text,
  currency: z.string().regex(/^[A-Z]{3}$/),
  timezone: z.string().refine(isTimeZone),
});
export type ApiAdAccount = z.infer<typeof adAccount>;
export const organizationsAnswer = z.object({
  paging,
  organizations: z.array(z.object({ organization: z.object({ id, ad_accounts: z.array(adAccount).nullish() }) })),
});

const campaign = z.object({
  id,
  name: text,
  status: text,
  objective: text,
  objective_v2_properties: z.object({ objective_v2_type: text }).nullish().catch(undefined),
  daily_budget_micro: micros.nullish(),
  lifetime_spend_cap_micro: micros.nullish(),
  start_time: optionalTimestamp,
  end_time: optionalTimestamp,
  delivery_status: z.array(z.string()).nullish().catch(undefined),
  creation_state: text,
  deleted: z.boolean().nullish().catch(undefined),
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = z.object({ paging, campaigns: z.array(z.object({ campaign })) });

const stats = z.object({
  impressions: count,
  swipes: count,
  spend: micros,
  video_views: reported(count),
  conversion_purchases: reported(decimal),
  native_leads: reported(decimal),
  conversion_purchases_value: reported(micros),
});
export type ApiStats = z.infer<typeof stats>;
const campaignSeries = z.object({ id, timeseries: z.array(z.object({ start_time: timestamp, stats })) });
export type ApiCampaignSeries = z.infer<typeof campaignSeries>;
/** Empty where no campaign has figures; any other shape without campaigns is drift, and must not look like no delivery. */
const breakdown = z.union([
  z.object({ campaign: z.array(campaignSeries) }),
  z.strictObject({}).transform(() => ({ campaign: [] })),
]);
/** The split by campaign lies in `timeseries_stat`, or, as some clients have seen, beside it. So does its paging. */
const timeseriesStat = z
  .object({
    breakdown_stats: breakdown.optional(),
    paging,
    timeseries_stat: z.object({ breakdown_stats: breakdown.optional(), paging }).optional(),
  })
  .transform((holder, context) => {
    const found = holder.timeseries_stat?.breakdown_stats ?? holder.breakdown_stats;
    if (found) return { campaigns: found.campaign, paging: holder.timeseries_stat?.paging ?? holder.paging };
    context.addIssue({ code: 'custom', message: 'no breakdown', path: ['timeseries_stat', 'breakdown_stats'] });
    return z.NEVER;
  });
export const statsAnswer = z
  .object({ paging, timeseries_stats: z.array(timeseriesStat) })
  .transform(({ paging: outer, timeseries_stats: parts }) => ({
    campaigns: parts.flatMap((part) => part.campaigns),
    paging: outer ?? parts.find((part) => part.paging)?.paging,
  }));

export const accountStatsAnswer = z.object({
  timeseries_stats: z.array(
    z.object({
      timeseries_stat: z.object({ timeseries: z.array(z.object({ stats: stats.pick({ spend: true }) })) }),
    }),
  ),
});

const profile = z.object({ id, display_name: text, snap_user_name: text });
export type ApiProfile = z.infer<typeof profile>;
/** Clients have met three shapes of the profile of the token's owner. */
export const myProfileAnswer = z.union([
  z.object({ public_profile: profile }).transform((answer) => [answer.public_profile]),
  z
    .object({ public_profiles: z.array(z.object({ public_profile: profile })) })
    .transform((answer) => answer.public_profiles.map((item) => item.public_profile)),
  z.object({ me: profile }).transform((answer) => [answer.me]),
]);

const spotlight = z.object({ id, description: text, created_at: timestamp, share_url: text });
const savedStory = z.object({ id, title: text, created_at: timestamp, share_url: text });
/** A post of any kind that stays on a profile. */
export interface ApiPost {
  id: string;
  text: string;
  createdAt: Date;
  permalink: string | null;
}
export const spotlightsAnswer = z
  .object({ paging, spotlights: z.array(z.object({ spotlight })) })
  .transform(({ paging: next, spotlights }) => ({
    paging: next,
    posts: spotlights.map(({ spotlight: post }) => postOf(post, post.description)),
  }));
export const savedStoriesAnswer = z
  .object({ paging, saved_stories: z.array(z.object({ saved_story: savedStory })) })
  .transform(({ paging: next, saved_stories: stories }) => ({
    paging: next,
    posts: stories.map(({ saved_story: post }) => postOf(post, post.title)),
  }));

function postOf(
  post: { id: string; created_at: Date; share_url?: string | null | undefined },
  words: string | null | undefined,
): ApiPost {
  return { id: post.id, text: words ?? '', createdAt: post.created_at, permalink: post.share_url ?? null };
}

/** Values are text and lie beside the field that they belong to. */
const statistic = z.object({
  field: z.object({ field_name: z.string() }),
  stats: z.array(z.object({ dimension_breakdown: text, value: count.nullish().catch(undefined) })),
});
export const assetStatsAnswer = z.object({
  assets: z.array(z.object({ timeseries: z.array(z.object({ fields: z.array(statistic) })) })),
});
export type ApiAssetStats = z.infer<typeof assetStatsAnswer>;
