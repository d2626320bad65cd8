import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { rowsOf } from '../rows';
import { currency, decimal, id, text, timeZone, count as wholeCount } from '../wire';
import { EVENT_NAMES, type EventMetric, NO_DATA, VALUE_METRICS, type ValueMetric } from './constants';

// Shapes of `data`. Ids stay text: some have more digits than a JavaScript number holds.

// Null where TikTok has no data. Reports send counts as text too.
const requiredMetric = z.union([z.literal(NO_DATA).transform(() => null), decimal]);
const requiredCount = z.union([z.literal(NO_DATA).transform(() => null), wholeCount]);
const metric = requiredMetric.nullish().transform((value) => value ?? null);
const count = requiredCount.nullish().transform((value) => value ?? null);
const eventMetrics = Object.fromEntries([...EVENT_NAMES, ...VALUE_METRICS].map((name) => [name, metric])) as Record<
  EventMetric | ValueMetric,
  typeof metric
>;
const shownCount = wholeCount.optional().catch(undefined);

// `2026-11-01 09:00:00`, in UTC.
const utcTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .transform((value) => new Date(`${value.replace(' ', 'T')}Z`))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));
const unixSeconds = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .transform((seconds) => new Date(seconds * 1000))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));

const pageInfo = z.object({ page: wholeCount, total_page: wholeCount, total_number: wholeCount });
const NO_PAGE = { page: 1, total_page: 0, total_number: 0 };

const numberedPage = <List extends z.ZodType>(list: List) =>
  z.preprocess(
    (value) => {
      const { list: given, page_info: info } = pageShape.safeParse(value).data ?? {};
      const isEmpty = (given ?? null) === null && Number(info?.total_number ?? 0) === 0;
      const holdsOtherList = Object.values(Object(value)).some(Array.isArray);
      return isEmpty && !holdsOtherList ? { list: [], page_info: info ?? NO_PAGE } : value;
    },
    z.object({ list, page_info: pageInfo }),
  );
const pageShape = z.object({
  list: z.unknown(),
  page_info: z.object({ page: z.unknown(), total_page: z.unknown(), total_number: z.unknown() }).nullish(),
});

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

export const advertisersAnswer = z.object({ list: rowsOf(z.object({ advertiser_id: id })) });
const zoned = z.object({
  display_timezone: text,
  // An IANA name too, or a zone of fixed offset such as `Etc/GMT-3` (three hours AHEAD of UTC).
  timezone: text,
});
// An unconfirmed advertiser has neither currency nor time zone.
const advertiser = zoned
  .extend({ advertiser_id: id, name: text, currency, status: text })
  .transform(({ display_timezone: shown, timezone, ...row }, context) => {
    const known = [shown, timezone].find((name) => timeZone.safeParse(name).success);
    if (known !== undefined) return { ...row, timeZone: known };
    context.addIssue({ code: 'custom', message: 'unknown time zone', path: ['timezone'] });
    return z.NEVER;
  });
export type ApiAdvertiser = z.infer<typeof advertiser>;
export const advertiserInfoAnswer = z.object({ list: rowsOf(advertiser) });

const campaign = z.object({
  campaign_id: id,
  campaign_name: text,
  objective_type: text,
  operation_status: text,
  secondary_status: text,
  budget: metric,
  budget_mode: text,
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = numberedPage(rowsOf(campaign));

const adGroup = z.object({
  campaign_id: id,
  schedule_type: text,
  schedule_start_time: utcTime.nullish().catch(undefined),
  schedule_end_time: utcTime.nullish().catch(undefined),
});
export type ApiAdGroup = z.infer<typeof adGroup>;
export const adGroupsAnswer = numberedPage(rowsOf(adGroup));

const reportRow = z.object({
  dimensions: z.object({
    campaign_id: id,
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
    ...eventMetrics,
  }),
});
export type ApiReportRow = z.infer<typeof reportRow>;
export const reportAnswer = numberedPage(z.array(reportRow));

export const accountReportAnswer = numberedPage(
  z.array(z.object({ metrics: z.object({ currency: text, spend: requiredMetric, impressions: requiredCount }) })),
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
  videos: rowsOf(video),
  has_more: z.boolean(),
  // Milliseconds since 1970; the next page has older videos.
  cursor: id.optional(),
});
