import { z } from 'zod';
import { type Rows, rowsOf } from '../rows';
import { count, currency, decimal, flag, numericId as id, ifAny, integer, text, timeZone } from '../wire';
import { UNREADABLE_ACCOUNTS } from './constants';

// Google omits fields that are zero, false or unset, and writes 64-bit integers as text.

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional().catch(undefined),
  refresh_token: z.string().min(1).optional().catch(undefined),
});
export const revokeAnswer = z.unknown();
export const tokenInfoAnswer = z.object({ scope: z.string() });
export const userInfoAnswer = z.object({ sub: z.string().min(1), name: text });

export const accessibleCustomersAnswer = z.object({
  resourceNames: z
    .array(
      z
        .string()
        .regex(/^customers\/\d+$/)
        .transform((name) => name.slice('customers/'.length)),
    )
    .nullish()
    .transform((names) => names ?? []),
});

const anyClient = z.object({ id, descriptiveName: text, manager: flag, status: text });
const customerClient = z.union([
  anyClient.extend({ currencyCode: currency, timeZone }),
  anyClient
    .extend({ currencyCode: z.string().nullish(), timeZone: z.string().nullish() })
    .refine((row) => !isReadable(row), { path: ['currencyCode'] })
    .transform((row) => ({ ...row, currencyCode: '', timeZone: '' })),
]);
export type ApiCustomerClient = z.infer<typeof customerClient>;

/** Google has no metrics of managers, and refuses queries of closed accounts. */
export function isReadable({ manager, status }: { manager: boolean; status?: string | undefined }): boolean {
  return !manager && !UNREADABLE_ACCOUNTS.has(status ?? '');
}

export const customerClientsAnswer = z.array(
  z.object({ results: rowsOf(z.object({ customerClient }), { mayBeAbsent: true }) }),
);

const campaign = z.object({
  id,
  name: text,
  status: text,
  primaryStatus: text,
  advertisingChannelType: text,
  startDateTime: text,
  endDateTime: text,
});
const campaignBudget = z.object({
  amountMicros: ifAny(integer),
  totalAmountMicros: ifAny(integer),
  period: text,
  explicitlyShared: flag,
  referenceCount: count.default(0).catch(0),
});
const campaignRow = z.object({ campaign, campaignBudget: campaignBudget.nullish() });
export type ApiCampaignRow = z.infer<typeof campaignRow>;

const metricsRow = z.object({
  campaign: z.object({ id, name: text }),
  customer: z.object({ currencyCode: text }).optional().catch(undefined),
  segments: z.object({ date: z.iso.date() }),
  metrics: z.object({
    impressions: ifAny(count),
    clicks: ifAny(count),
    costMicros: ifAny(integer),
    conversions: ifAny(decimal),
    conversionsValue: ifAny(decimal),
    allConversions: ifAny(decimal),
    videoTrueviewViews: ifAny(count),
  }),
});
export type ApiMetricsRow = z.infer<typeof metricsRow>;

const actionRow = z.object({
  campaign: z.object({ id }),
  segments: z.object({ date: z.iso.date(), conversionActionCategory: text }),
  metrics: z.object({
    conversions: ifAny(decimal),
    conversionsValue: ifAny(decimal),
    allConversions: ifAny(decimal),
    allConversionsValue: ifAny(decimal),
  }),
});
export type ApiActionRow = z.infer<typeof actionRow>;

const accountTotalsRow = z.object({
  customer: z.object({ currencyCode: text }).optional().catch(undefined),
  metrics: z.object({ impressions: ifAny(count), costMicros: ifAny(integer) }),
});
export type ApiAccountTotalsRow = z.infer<typeof accountTotalsRow>;

const page = <Results extends z.ZodType>(results: Results) => z.object({ results, nextPageToken: text });
const figures = <Row extends z.ZodType>(row: Row) =>
  page(
    z
      .array(row)
      .nullish()
      .transform((rows): Rows<z.output<Row>> => ({ rows: rows ?? [], skipped: [] })),
  );

export const campaignsAnswer = page(rowsOf(campaignRow, { mayBeAbsent: true }));
export const metricsAnswer = figures(metricsRow);
export const actionsAnswer = figures(actionRow);
export const accountTotalsAnswer = figures(accountTotalsRow);
