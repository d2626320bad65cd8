import { z } from 'zod';
import { campaignStatuses } from '@/db/schema/campaigns';
import { calendarDay } from '@/lib/calendar-day';
import { labelRefSchema } from '@/lib/labels/schema';
import { figureFilterFields } from '@/lib/metrics/figure-filter';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';

// Money is in the account's own currency.
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
  totals: z.strictObject({
    spend: moneySchema,
    impressions: z.int(),
    clicks: z.int(),
    conversions: z.string(),
    // Null: not reported in the period.
    conversionValue: moneySchema.nullable(),
    ctr: z.number().nullable(),
    cpc: moneySchema.nullable(),
    cpa: moneySchema.nullable(),
    roas: z.number().nullable(),
  }),
});

export const MAX_SEARCH_LENGTH = 100;

export const campaignListQuery = z.strictObject({
  status: z.enum(campaignStatuses).optional(),
  platform: z.enum(platformIds).optional(),
  platforms: figureFilterFields.platforms,
  accounts: figureFilterFields.accounts,
  campaign: z.uuid().optional(),
  campaigns: figureFilterFields.campaigns,
  labels: figureFilterFields.labels,
  // Part of the name; case, accents, diacritics, forms of alef, yaa and haa, and kinds of digits are ignored.
  search: z.string().trim().min(1).max(MAX_SEARCH_LENGTH).optional(),
  // First and last day of the totals; by default the last 30 complete days.
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(4000).optional(),
});

export const campaignPageSchema = z.strictObject({
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  campaigns: z.array(campaignSchema),
  nextCursor: z.string().nullable(),
});

export type CampaignDto = z.infer<typeof campaignSchema>;
export type CampaignListQuery = z.infer<typeof campaignListQuery>;
export type CampaignPage = z.infer<typeof campaignPageSchema>;
