import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { rowsOf } from '../rows';
import { count, currency, decimal, id, ifAny, integer, text, timeZone } from '../wire';

// Ids stay text: they have up to 19 digits.

const minorUnits = integer.refine((amount) => amount >= 0n);

// `2026-11-01T00:00:00+0100`: Meta omits the colon of the offset.
const timestamp = z
  .string()
  .transform((value) => new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));
const unixSeconds = z
  .union([z.string().regex(/^\d+$/).transform(Number), z.number()])
  .transform((seconds) => new Date(seconds * 1000))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));

const paging = z.object({ cursors: z.object({ after: text }).nullish(), next: z.string().nullish() }).nullish();

// Without `next` the page is the last, whatever the cursors say.
const edge = <Row extends z.ZodType>(row: Row) => z.object({ data: rowsOf(row), paging });

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional().catch(undefined),
});
export const debugTokenAnswer = z.object({
  data: z.object({ is_valid: z.boolean(), expires_at: z.number().int().nonnegative().optional() }),
});
export const userAnswer = z.object({ id, name: text });
export const permissionsAnswer = z.object({
  data: z.array(z.object({ permission: z.string(), status: z.string() })),
});
export const revokeAnswer = z.unknown();

export const adAccountsAnswer = edge(
  z.object({
    id,
    name: text,
    account_status: count.optional().catch(undefined),
    currency,
    timezone_name: timeZone,
  }),
);
export type ApiAdAccount = z.infer<typeof adAccountsAnswer>['data']['rows'][number];

const instagramProfile = z.object({
  id,
  username: text,
  name: text,
  followers_count: count.optional().catch(undefined),
});
const page = z.object({
  id,
  name: text,
  username: text,
  followers_count: count.optional().catch(undefined),
  instagram_business_account: instagramProfile.nullish().catch(undefined),
});
export type ApiPage = z.infer<typeof page>;
export const pagesAnswer = edge(page);
export const businessesAnswer = edge(z.object({ id }));
export const pageTokenAnswer = z.object({ access_token: text });

const campaign = z.object({
  id,
  name: text,
  objective: text,
  status: text,
  configured_status: text,
  effective_status: text,
  daily_budget: ifAny(minorUnits),
  lifetime_budget: ifAny(minorUnits),
  start_time: timestamp.optional().catch(undefined),
  stop_time: timestamp.optional().catch(undefined),
  issues_info: z.array(z.unknown()).nullish().catch(undefined),
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = edge(campaign);

// An action without `value` has results only in attribution windows that the account does not use.
const action = z.object({ action_type: z.string(), value: ifAny(decimal) });
const actions = ifAny(z.array(action));
const insightsRow = z
  .object({
    campaign_id: id,
    campaign_name: text,
    account_currency: text,
    impressions: count,
    clicks: count,
    inline_link_clicks: ifAny(count),
    spend: decimal,
    reach: ifAny(count),
    actions,
    action_values: actions,
    date_start: z.iso.date(),
    date_stop: z.iso.date(),
  })
  // A row over several days must not count as its first day.
  .refine((row) => row.date_start === row.date_stop, { path: ['date_stop'] });
export type ApiInsightsRow = z.infer<typeof insightsRow>;
export const insightsAnswer = z.object({ data: z.array(insightsRow), paging });
export const accountInsightsAnswer = z.object({
  data: z.array(z.object({ account_currency: text, impressions: count, spend: decimal })),
});
export const reportRunAnswer = z.object({ report_run_id: id });
export const reportStatusAnswer = z.object({
  async_status: z.string(),
  async_percent_completion: z.coerce.number(),
  error_code: z.coerce.number().optional().catch(undefined),
  error_subcode: z.coerce.number().optional().catch(undefined),
});

const summary = z
  .object({ summary: z.object({ total_count: count }) })
  .optional()
  .catch(undefined);
const pagePost = z.object({
  id,
  message: text,
  created_time: timestamp,
  permalink_url: text,
  status_type: text,
  reactions: summary,
  comments: summary,
  shares: z.object({ count }).nullish().catch(undefined),
});
export type ApiPagePost = z.infer<typeof pagePost>;
export const pagePostsAnswer = edge(pagePost);

const scheduledPost = z.object({
  id,
  message: text,
  scheduled_publish_time: z.union([unixSeconds, timestamp]),
});
export type ApiScheduledPost = z.infer<typeof scheduledPost>;
export const scheduledPostsAnswer = edge(scheduledPost);

const instagramMedia = z.object({
  id,
  caption: text,
  media_type: text,
  media_product_type: text,
  permalink: text,
  timestamp,
  like_count: count.optional().catch(undefined),
  comments_count: count.optional().catch(undefined),
});
export type ApiInstagramMedia = z.infer<typeof instagramMedia>;
export const instagramMediaAnswer = edge(instagramMedia);

const metricValue = z.union([count, z.record(z.string(), count)]);
export const postInsightsAnswer = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: metricValue.optional().catch(undefined) })).optional(),
      total_value: z.object({ value: metricValue.optional().catch(undefined) }).optional(),
    }),
  ),
});
export type ApiPostInsights = z.infer<typeof postInsightsAnswer>;
