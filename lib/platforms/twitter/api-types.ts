import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { microsFromDecimal } from '@/lib/money';
import { rowsOf } from '../rows';
import { count, decimal, flag, id, ifAny, integer as micros, text, timeZone } from '../wire';
import { SALE_AMOUNT_UNIT } from './constants';

// Ids are text. Fields that no figure or day depends on may be absent or take any value.

const instant = z.coerce.date().min(FIRST_INSTANT).max(LAST_INSTANT);
const optionalInstant = instant.nullish().catch(undefined);

const paged = <Row extends z.ZodType>(row: Row) => z.object({ data: rowsOf(row), next_cursor: text });

export const postsTokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string(),
});

export const requestTokenAnswer = z.object({
  oauth_token: z.string().min(1),
  oauth_token_secret: z.string().min(1),
  oauth_callback_confirmed: z.literal('true'),
});
export const adsTokenAnswer = z.object({ oauth_token: z.string().min(1), oauth_token_secret: z.string().min(1) });
export const anyAnswer = z.unknown();

export const userAnswer = z.object({
  data: z.object({
    id,
    name: text,
    username: text,
    public_metrics: z
      .object({ followers_count: count.nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});
export type ApiUser = z.infer<typeof userAnswer>['data'];

const account = z.object({
  id,
  name: text,
  business_name: text,
  timezone: timeZone,
  approval_status: text,
  deleted: flag,
});
export type ApiAccount = z.infer<typeof account>;
export const accountsAnswer = paged(account);

const fundingInstrument = z.object({
  currency: z.string().length(3),
  entity_status: text,
  able_to_fund: flag,
  deleted: flag,
});
export type ApiFundingInstrument = z.infer<typeof fundingInstrument>;
export const fundingInstrumentsAnswer = paged(fundingInstrument);

const campaign = z.object({
  id,
  name: text,
  entity_status: text,
  reasons_not_servable: z.array(z.string()).nullish().catch(null),
  currency: text,
  daily_budget_amount_local_micro: ifAny(micros),
  total_budget_amount_local_micro: ifAny(micros),
  deleted: flag,
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = paged(campaign);

const lineItem = z.object({
  campaign_id: id,
  objective: text,
  start_time: optionalInstant,
  end_time: optionalInstant,
  deleted: flag,
});
export type ApiLineItem = z.infer<typeof lineItem>;
export const lineItemsAnswer = paged(lineItem);

const activeEntity = z.object({
  entity_id: id,
  activity_start_time: instant,
  activity_end_time: instant,
  placements: z.array(z.string()).min(1),
});
export const activeEntitiesAnswer = z.object({ data: z.array(activeEntity) });

// A figure by day; null instead of the list, or in it, means no data.
const series = <Value extends z.ZodType>(value: Value) => z.array(value.nullable()).nullable();
const counts = series(count);
const decimals = series(decimal);
const saleAmount = SALE_AMOUNT_UNIT === 'micros' ? micros : decimal.transform(microsFromDecimal);
// Unlike all other series, conversions are objects of lists. Their value has two spellings.
const conversions = z
  .object({
    metric: decimals.optional(),
    post_view: decimals.optional(),
    post_engagement: decimals.optional(),
    sale_amount: series(saleAmount).optional(),
    sale_amount_local_micro: series(micros).optional(),
  })
  .refine((entry) => 'metric' in entry || ('post_view' in entry && 'post_engagement' in entry), 'no conversions')
  .refine((entry) => 'sale_amount' in entry || 'sale_amount_local_micro' in entry, 'no value')
  .nullable();
export type ApiConversions = z.infer<typeof conversions>;
const metrics = z.object({
  impressions: counts,
  clicks: counts,
  url_clicks: counts,
  billed_charge_local_micro: series(micros),
  video_total_views: counts,
  conversion_purchases: conversions,
  conversion_custom: conversions,
  conversion_sign_ups: conversions.optional(),
  conversion_downloads: conversions.optional(),
  conversion_site_visits: conversions.optional(),
});
export type ApiMetrics = z.infer<typeof metrics>;
const campaignStats = z.object({ id, id_data: z.array(z.object({ metrics })) });
export const statsAnswer = z.object({ data: z.array(campaignStats) });
const accountMetrics = metrics.pick({ impressions: true, billed_charge_local_micro: true });
export const accountStatsAnswer = z.object({
  data: z.array(z.object({ id_data: z.array(z.object({ metrics: accountMetrics })) })),
});

const post = z.object({
  id,
  text: z.string(),
  // The full text of a post that is longer than usual.
  note_tweet: z.object({ text: z.string() }).nullish().catch(null),
  created_at: instant,
  attachments: z
    .object({ media_keys: z.array(z.string()).nullish() })
    .nullish()
    .catch(null),
  public_metrics: z.object({
    retweet_count: count,
    quote_count: count,
    reply_count: count,
    like_count: count,
    bookmark_count: count.nullish().catch(null),
    impression_count: count.nullish().catch(null),
  }),
  // Not on every post; see PRIVATE_METRICS_DAYS.
  non_public_metrics: z.object({ url_link_clicks: count.nullish() }).nullish().catch(null),
});
export type ApiPost = z.infer<typeof post>;
const media = z.object({ media_key: z.string(), type: z.string() });
export type ApiMedia = z.infer<typeof media>;
export const postsAnswer = z.object({
  data: rowsOf(post, { mayBeAbsent: true }),
  includes: z
    .object({ media: z.array(media).default([]) })
    .nullish()
    .catch(null),
  meta: z.object({ next_token: text }),
});
