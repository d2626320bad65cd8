import { z } from 'zod';
import { FIRST_INSTANT, LAST_INSTANT } from '@/lib/dates';
import { rowsOf } from '../rows';
import { count, currency, decimal, numericId as id, reported, text } from '../wire';
import { idIn } from './vendor/urn';

// Ids are numbers beyond JavaScript's range, and become text.

const epochMs = z
  .union([z.string().regex(/^\d+$/).transform(Number), z.number()])
  .transform((value) => new Date(value))
  .pipe(z.date().min(FIRST_INSTANT).max(LAST_INSTANT));

const searchPage = <Row extends z.ZodType>(row: Row) =>
  z.object({ elements: rowsOf(row), metadata: z.object({ nextPageToken: z.string().nullish() }).nullish() });
const indexPage = <Row extends z.ZodType>(row: Row) =>
  z.object({
    elements: rowsOf(row),
    paging: z
      .object({
        links: z
          .array(z.object({ rel: text }))
          .optional()
          .catch(undefined),
      })
      .nullish(),
  });

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional().catch(undefined),
  refresh_token: z.string().min(1).nullish(),
});
export const introspectAnswer = z.object({ active: z.boolean(), status: text, scope: text });
export const revokeAnswer = z.unknown();
export const userinfoAnswer = z.object({ sub: z.string().min(1), name: text });

const adAccount = z.object({ id, name: text, status: text, currency });
export type ApiAdAccount = z.infer<typeof adAccount>;
export const adAccountsAnswer = searchPage(adAccount);
export const adAccountAnswer = z.object({ id });

const money = z.object({ amount: decimal.refine((amount) => !amount.startsWith('-')) });
const campaign = z.object({
  id,
  name: text,
  status: text,
  objectiveType: text,
  dailyBudget: money.nullish(),
  totalBudget: money.nullish(),
  runSchedule: z
    .object({ start: epochMs.nullish().catch(undefined), end: epochMs.nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
  servingStatuses: z.array(z.string()).nullish().catch(undefined),
});
export type ApiCampaign = z.infer<typeof campaign>;
export const campaignsAnswer = searchPage(campaign);

const day = z
  .object({ year: z.int(), month: z.int(), day: z.int() })
  .transform(({ year, month, day: ofMonth }) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${year}-${two(month)}-${two(ofMonth)}`;
  })
  .pipe(z.iso.date());
const campaignUrn = z.string().transform((urn, context) => {
  const found = idIn('sponsoredCampaign', urn);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'not a campaign' });
  return z.NEVER;
});
const metrics = z.object({
  dateRange: z.object({ start: day }),
  pivotValues: z.tuple([campaignUrn]),
  impressions: count,
  sends: reported(count),
  clicks: count,
  landingPageClicks: reported(count),
  costInLocalCurrency: decimal,
  externalWebsiteConversions: reported(decimal),
  oneClickLeads: reported(decimal),
  conversionValueInLocalCurrency: reported(decimal),
  videoViews: reported(count),
});
export type ApiMetrics = z.infer<typeof metrics>;
export const metricsAnswer = z.object({ elements: z.array(metrics) });
export const accountMetricsAnswer = z.object({
  elements: z.array(metrics.pick({ impressions: true, sends: true, costInLocalCurrency: true })),
});

// Other versions call the field `organizationTarget`.
const access = z
  .object({ organization: z.string().optional(), organizationTarget: z.string().optional() })
  .transform(({ organization, organizationTarget }, context) => {
    const urn = organization ?? organizationTarget;
    if (urn !== undefined) return urn;
    context.addIssue({ code: 'custom', message: 'names no organization', path: ['organization'] });
    return z.NEVER;
  });
export const organizationAclsAnswer = indexPage(access);
export const organizationAnswer = z.object({ id, localizedName: text, vanityName: text });
export type ApiOrganization = z.infer<typeof organizationAnswer>;
export const networkSizeAnswer = z.object({ firstDegreeSize: count.nullish().catch(undefined) });

const post = z.object({
  id: z.string().regex(/^urn:li:(share|ugcPost):\d+$/),
  commentary: text,
  createdAt: epochMs,
  publishedAt: epochMs.nullish().catch(undefined),
  lifecycleState: text,
  distribution: z.object({ feedDistribution: text }).nullish().catch(undefined),
  content: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  reshareContext: z.unknown().optional(),
});
export type ApiPost = z.infer<typeof post>;
export const postsAnswer = indexPage(post);

// An undone engagement may make the count negative for a while.
const engagement = z
  .number()
  .int()
  .transform((value) => Math.max(0, value))
  .nullish()
  .catch(undefined);
const shareStatistics = z
  .object({
    share: text,
    ugcPost: text,
    totalShareStatistics: z.object({
      impressionCount: engagement,
      uniqueImpressionsCount: engagement,
      clickCount: engagement,
      likeCount: engagement,
      commentCount: engagement,
      shareCount: engagement,
    }),
  })
  .transform((row) => ({ postId: row.share ?? row.ugcPost ?? null, ...row.totalShareStatistics }));
export type ApiShareStatistics = z.infer<typeof shareStatistics>;
export const shareStatisticsAnswer = z.object({ elements: rowsOf(shareStatistics) });
