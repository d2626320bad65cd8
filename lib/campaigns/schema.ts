import { z } from 'zod';
import { campaignStatuses } from '@/db/schema/campaigns';
import { labelRefSchema } from '@/lib/labels/schema';
import { countedConversionsSchema } from '@/lib/metrics/conversions/schema';
import { figureFilterFields } from '@/lib/metrics/figure-filter';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';

const comparedSchema = z.strictObject({ spend: moneySchema.nullable(), conversions: z.string() });

// Figures are null where no day of the period is known, or a ratio has no denominator.
export const campaignSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  platform: z.enum(platformIds),
  adAccountId: z.uuid(),
  accountName: z.string(),
  status: z.enum(campaignStatuses),
  // The platform's own status.
  externalStatus: z.string(),
  objective: z.string().nullable(),
  hasIssues: z.boolean(),
  dailyBudget: moneySchema.nullable(),
  lifetimeBudget: moneySchema.nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  labels: z.array(labelRefSchema),
  // Money is in the currency of the filter, null where a day has no rate to it.
  totals: z.strictObject({
    spend: moneySchema.nullable(),
    // In the account's own currency.
    nativeSpend: moneySchema.nullable(),
    impressions: z.int().nullable(),
    clicks: z.int().nullable(),
    conversions: z.string().nullable(),
    // Null also: not reported in the period.
    conversionValue: moneySchema.nullable(),
    ctr: z.number().nullable(),
    cpc: moneySchema.nullable(),
    cpa: moneySchema.nullable(),
    // Of the native sums, so also without a rate.
    roas: z.number().nullable(),
  }),
  // The days that the account has in both periods; null: none.
  comparison: z.strictObject({ current: comparedSchema, previous: comparedSchema }).nullable(),
});

export const MAX_SEARCH_LENGTH = 100;

export const campaignSortFields = [
  'name',
  'status',
  'spend',
  // Of the spend, against the comparison.
  'change',
  'impressions',
  'clicks',
  'ctr',
  'conversions',
  'cpa',
  'roas',
] as const;
export type CampaignSortField = (typeof campaignSortFields)[number];
export type CampaignSort = CampaignSortField | `-${CampaignSortField}`;

const campaignSorts = campaignSortFields.flatMap((field): CampaignSort[] => [field, `-${field}`]);

export const DEFAULT_CAMPAIGN_SORT: CampaignSort = '-spend';

/** Parameters of the list beside the filter. */
export const campaignListFields = {
  status: z.enum(campaignStatuses).optional(),
  // Part of the name; case, accents, diacritics, forms of alef, yaa and haa, and kinds of digits are ignored.
  search: z.string().trim().min(1).max(MAX_SEARCH_LENGTH).optional(),
  // `-` for descending. What is unknown is last in both directions.
  sort: z.enum(campaignSorts).default(DEFAULT_CAMPAIGN_SORT),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(4000).optional(),
  // 1: with `counted`.
  explain: z.enum(['0', '1']).optional(),
};

export const campaignListQuery = z.strictObject({ ...figureFilterFields, ...campaignListFields });

export const campaignPageSchema = z.strictObject({
  period: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    previousFrom: z.iso.date().nullable(),
    previousTo: z.iso.date().nullable(),
  }),
  campaigns: z.array(campaignSchema),
  // What the conversions of their platforms are, and within which days of an ad. Left out without `explain=1`.
  counted: z.array(z.strictObject({ platform: z.enum(platformIds), counted: countedConversionsSchema })).optional(),
  nextCursor: z.string().nullable(),
});

export type CampaignDto = z.infer<typeof campaignSchema>;
export type CampaignListQuery = z.infer<z.ZodObject<typeof campaignListFields>>;
export type CampaignPage = z.infer<typeof campaignPageSchema>;
