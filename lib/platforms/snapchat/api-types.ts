import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { rowsOf } from '../rows';
import { count, currency, decimal, flag, id, integer as micros, reported, text, timeZone } from '../wire';
import { isFailed } from './vendor/entry-status';

// Lists hold each object below its own name: `campaigns[].campaign`. errors.ts handles answers that failed.

const timestamp = z
  .string()
  // A time without an offset would be read in the zone of this machine.
  .regex(/T.*(Z|[+-]\d{2}:?\d{2})$/)
  .transform((value) => new Date(value))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));
const optionalTimestamp = timestamp.nullish().catch(undefined);

// Only the reason of a failed entry is readable.
const entryOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    sub_request_status: z
      .string()
      .nullish()
      .refine((status) => !isFailed(status)),
    ...shape,
  });

const paging = z.object({ next_link: z.string().nullish() }).nullish();

// Snap omits an empty list; a list of another name is drift, and must not look empty.
const listAnswer = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z
    .unknown()
    .refine((value) => {
      const { [name]: list, ...others } = Object(value) as Record<string, unknown>;
      return (list ?? null) !== null || !Object.values(others).some(Array.isArray);
    }, 'a list of another name')
    .pipe(z.object(shape));

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
  currency,
  timezone: timeZone,
});
export type ApiAdAccount = z.infer<typeof adAccount>;
const anOrganization = z.object({ id, ad_accounts: rowsOf(adAccount, { mayBeAbsent: true }) });
export const organizationsAnswer = listAnswer('organizations', {
  paging,
  organizations: rowsOf(entryOf({ organization: anOrganization }), { mayBeAbsent: true }),
});

const campaign = z.object({
  id,
  name: text,
  status: text,
  objective: text,
  objective_v2_properties: z.object({ objective_v2_type: text }).nullish().catch(undefined),
  daily_budget_micro: reported(micros),
  lifetime_spend_cap_micro: reported(micros),
  start_time: optionalTimestamp,
  end_time: optionalTimestamp,
  delivery_status: z.array(z.string()).nullish().catch(undefined),
  creation_state: text,
  deleted: flag,
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = listAnswer('campaigns', {
  paging,
  campaigns: rowsOf(entryOf({ campaign }), { mayBeAbsent: true }),
});

const stats = z.object({
  impressions: count,
  swipes: count,
  spend: micros,
  video_views: reported(count),
  conversion_purchases: reported(decimal),
  native_leads: reported(decimal),
  conversion_sign_ups: reported(decimal),
  conversion_subscribe: reported(decimal),
  conversion_add_cart: reported(decimal),
  conversion_start_checkout: reported(decimal),
  conversion_purchases_value: reported(micros),
});
export type ApiStats = z.infer<typeof stats>;
const campaignSeries = z.object({ id, timeseries: z.array(z.object({ start_time: timestamp, stats })) });
export type ApiCampaignSeries = z.infer<typeof campaignSeries>;
// Empty where no campaign has figures; another shape without campaigns is drift, and must not look like no delivery.
const breakdown = z.union([
  z.object({ campaign: z.array(campaignSeries) }),
  z.strictObject({ campaign: z.null().optional() }).transform(() => ({ campaign: [] })),
]);
// Some clients have seen the split by campaign and its paging beside `timeseries_stat` instead of inside it.
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
const failedEntry = z
  .object({ sub_request_status: z.string().refine(isFailed), sub_request_error_reason: text })
  .transform(({ sub_request_error_reason: reason }) => ({ failed: reason ?? 'failed entry' }));
export const statsAnswer = listAnswer('timeseries_stats', {
  paging,
  timeseries_stats: z.array(z.union([failedEntry, timeseriesStat])).nullish(),
}).transform(({ paging: outer, timeseries_stats: entries }) => {
  const parts = (entries ?? []).flatMap((part) => ('failed' in part ? [] : part));
  return {
    campaigns: parts.flatMap((part) => part.campaigns),
    skipped: (entries ?? []).flatMap((part) => ('failed' in part ? part.failed : [])),
    paging: outer ?? parts.find((part) => part.paging)?.paging,
  };
});

const accountSeries = z.object({ timeseries: z.array(z.object({ stats: stats.pick({ spend: true }) })).nullish() });
export const accountStatsAnswer = listAnswer('timeseries_stats', {
  timeseries_stats: z
    .array(entryOf({ timeseries_stat: accountSeries }))
    .nullish()
    .transform((parts) => parts ?? []),
});

const profile = z.object({ id, display_name: text, snap_user_name: text });
export type ApiProfile = z.infer<typeof profile>;
// Clients have seen three shapes of the token owner's profile.
export const myProfileAnswer = z.union([
  z.object({ public_profile: profile }).transform((answer) => [answer.public_profile]),
  z
    .object({ public_profiles: rowsOf(entryOf({ public_profile: profile })) })
    .transform((answer) => answer.public_profiles.rows.map((item) => item.public_profile)),
  z.object({ me: profile }).transform((answer) => [answer.me]),
  z
    .strictObject({
      request_status: z.string(),
      request_id: z.string().optional(),
      paging,
      public_profiles: z.null().optional(),
    })
    .transform((): z.output<typeof profile>[] => []),
]);

const spotlight = z.object({ id, description: text, created_at: timestamp, share_url: text });
const savedStory = z.object({ id, title: text, created_at: timestamp, share_url: text });
export interface ApiPost {
  id: string;
  text: string;
  createdAt: Date;
  permalink: string | null;
}
export const spotlightsAnswer = listAnswer('spotlights', {
  paging,
  spotlights: rowsOf(entryOf({ spotlight }), { mayBeAbsent: true }),
}).transform(({ paging: next, spotlights: { rows, skipped } }) => ({
  paging: next,
  posts: rows.map(({ spotlight: post }) => toPost(post, post.description)),
  skipped,
}));
export const savedStoriesAnswer = listAnswer('saved_stories', {
  paging,
  saved_stories: rowsOf(entryOf({ saved_story: savedStory }), { mayBeAbsent: true }),
}).transform(({ paging: next, saved_stories: { rows, skipped } }) => ({
  paging: next,
  posts: rows.map(({ saved_story: post }) => toPost(post, post.title)),
  skipped,
}));

function toPost(
  post: { id: string; created_at: Date; share_url?: string | null | undefined },
  words: string | null | undefined,
): ApiPost {
  return { id: post.id, text: words ?? '', createdAt: post.created_at, permalink: post.share_url ?? null };
}

const statistic = z.object({
  field: z.object({ field_name: z.string() }),
  stats: z.array(z.object({ dimension_breakdown: text, value: count.nullish().catch(undefined) })),
});
export const assetStatsAnswer = z.object({
  assets: z.array(z.object({ timeseries: z.array(z.object({ fields: z.array(statistic) })) })),
});
export type ApiAssetStats = z.infer<typeof assetStatsAnswer>;
