import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { NO_DATA } from './facts';

/*
 * Shapes of `data` in TikTok's answers, as far as we read them. A field is required only if a row means nothing
 * without it; all else may disappear. Ids stay text: some have more digits than a JavaScript number holds.
 */

const id = z.union([z.string().min(1), z.number().int().transform(String)]);
const text = z.string().optional().catch(undefined);
const decimalText = z.union([z.string(), z.number().transform(String)]).pipe(z.string().regex(/^-?\d+(\.\d+)?$/));

/** A metric as decimal text; null where TikTok has no data. Reports send text, even for counts. */
const metric = z
  .union([z.literal(NO_DATA).transform(() => null), decimalText])
  .nullish()
  .transform((value) => value ?? null);
const requiredMetric = z.union([z.literal(NO_DATA).transform(() => null), decimalText]);
const asCount = (value: string | null) => (value === null ? null : Number(value));
const count = metric.transform(asCount).pipe(z.number().int().nonnegative().nullable());
const requiredCount = requiredMetric.transform(asCount).pipe(z.number().int().nonnegative().nullable());
/** A count that a page can do without. */
const shownCount = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative())
  .optional()
  .catch(undefined);

/** `2026-11-01 09:00:00`, in UTC. */
const utcTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .transform((value) => new Date(`${value.replace(' ', 'T')}Z`))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));
const unixSeconds = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .transform((seconds) => new Date(seconds * 1000))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));

const pageInfo = z.object({
  page: z.number().int(),
  total_page: z.number().int().nonnegative(),
  total_number: z.number().int().nonnegative(),
});
/** A page of a listing by page numbers. */
const numberedPage = <Row extends z.ZodType>(row: Row) => z.object({ list: z.array(row), page_info: pageInfo });

/** For calls whose answer holds nothing we need. */
export const anyAnswer = z.unknown();

export const adsTokenAnswer = z.object({
  access_token: z.string().min(1),
  scope: z.array(z.coerce.number().int()),
});
export const postsTokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
  open_id: z.string().min(1),
  scope: z.string(),
});
export const tokenInfoAnswer = z.object({ scope: z.string() });
export const userAnswer = z.object({ core_user_id: id, display_name: text });

export const advertisersAnswer = z.object({ list: z.array(z.object({ advertiser_id: id })) });
const advertiser = z.object({
  advertiser_id: id,
  name: text,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** IANA name. */
  display_timezone: text,
  /** An IANA name too, or a zone of fixed offset such as `Etc/GMT-3`. */
  timezone: text,
  status: text,
});
export type ApiAdvertiser = z.infer<typeof advertiser>;
export const advertiserInfoAnswer = z.object({ list: z.array(advertiser) });

const campaign = z.object({
  campaign_id: id,
  campaign_name: text,
  objective_type: text,
  operation_status: text,
  secondary_status: text,
  budget: decimalText.nullish(),
  budget_mode: text,
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = numberedPage(campaign);

const adGroup = z.object({
  campaign_id: id,
  schedule_type: text,
  schedule_start_time: utcTime.optional().catch(undefined),
  schedule_end_time: utcTime.optional().catch(undefined),
});
export type ApiAdGroup = z.infer<typeof adGroup>;
export const adGroupsAnswer = numberedPage(adGroup);

const reportRow = z.object({
  dimensions: z.object({
    campaign_id: id,
    /** `2026-11-01 00:00:00`, a day of the account's. */
    stat_time_day: z
      .string()
      .transform((value) => value.slice(0, 10))
      .pipe(z.iso.date()),
  }),
  metrics: z.object({
    campaign_name: text,
    currency: text,
    spend: requiredMetric,
    impressions: requiredCount,
    clicks: requiredCount,
    conversion: requiredMetric,
    reach: count,
    video_play_actions: count,
    total_complete_payment_rate: metric,
    total_purchase_value: metric,
    total_onsite_shopping_value: metric,
  }),
});
export type ApiReportRow = z.infer<typeof reportRow>;
export const reportAnswer = numberedPage(reportRow);

export const accountReportAnswer = numberedPage(
  z.object({ metrics: z.object({ currency: text, spend: requiredMetric, impressions: requiredCount }) }),
);

export const profileAnswer = z.object({ username: text, display_name: text, followers_count: shownCount });
export type ApiProfile = z.infer<typeof profileAnswer>;

const video = z.object({
  item_id: id,
  create_time: unixSeconds,
  caption: text,
  share_url: text,
  media_type: text,
  video_views: shownCount,
  reach: shownCount,
  likes: shownCount,
  comments: shownCount,
  shares: shownCount,
  favorites: shownCount,
});
export type ApiVideo = z.infer<typeof video>;
export const videosAnswer = z.object({
  videos: z.array(video),
  has_more: z.boolean(),
  /** Milliseconds since 1970; videos before that moment come next. */
  cursor: id.optional(),
});
