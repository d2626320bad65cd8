import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';
import { UNREADABLE_ACCOUNTS } from './facts';

/*
 * Shapes of Google's answers, as far as we read them. A field is required only if a row means nothing without it; all
 * else may disappear. Google leaves out fields that are zero, false or unset, and writes 64-bit integers as text.
 */

const id = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative().transform(String)]);
const text = z.string().optional().catch(undefined);
const flag = z.boolean().default(false).catch(false);

const count = z
  .union([z.string().regex(/^\d+$/), z.number()])
  .transform(Number)
  .pipe(z.number().int().nonnegative());
const micros = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d+$/))
  .transform(BigInt);
/** A number with a fraction. Integers too long for a number arrive as text, see parse-json. */
const fraction = z.union([z.number().gt(-1e15).lt(1e15), z.string().regex(/^-?\d+$/)]);

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
    .default([]),
});

const customerClient = z
  .object({
    id,
    descriptiveName: text,
    currencyCode: z.string().default(''),
    timeZone: z.string().default(''),
    manager: flag,
    status: text,
  })
  // Only accounts that can be read need both: one that never finished its sign-up has neither.
  .refine((row) => !isReadable(row) || (/^[A-Z]{3}$/.test(row.currencyCode) && isTimeZone(row.timeZone)), {
    path: ['currencyCode'],
  });
export type ApiCustomerClient = z.infer<typeof customerClient>;

/** Whether metrics can be asked of the customer: Google has none of managers, and refuses accounts that are closed. */
export function isReadable({ manager, status }: { manager: boolean; status?: string | undefined }): boolean {
  return !manager && !UNREADABLE_ACCOUNTS.has(status ?? '');
}

/** A stream is one list of chunks, an empty one has no chunk or one without rows. */
export const customerClientsAnswer = z.array(z.object({ results: z.array(z.object({ customerClient })).default([]) }));

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
  amountMicros: micros.optional(),
  totalAmountMicros: micros.optional(),
  period: text,
  explicitlyShared: flag,
  referenceCount: count.default(0).catch(0),
});
const campaignRow = z.object({ campaign, campaignBudget: campaignBudget.optional() });
export type ApiCampaignRow = z.infer<typeof campaignRow>;

const metricsRow = z.object({
  campaign: z.object({ id, name: text }),
  customer: z.object({ currencyCode: text }).optional().catch(undefined),
  segments: z.object({ date: z.iso.date() }),
  metrics: z.object({
    impressions: count.optional(),
    clicks: count.optional(),
    costMicros: micros.optional(),
    conversions: fraction.optional(),
    conversionsValue: fraction.optional(),
    videoTrueviewViews: count.optional(),
  }),
});
export type ApiMetricsRow = z.infer<typeof metricsRow>;

const accountTotalsRow = z.object({
  customer: z.object({ currencyCode: text }).optional().catch(undefined),
  metrics: z.object({ impressions: count.default(0), costMicros: micros.default(0n) }),
});
export type ApiAccountTotalsRow = z.infer<typeof accountTotalsRow>;

/** A page of a search. An empty one has neither rows nor token. */
const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ results: z.array(row).default([]), nextPageToken: z.string().optional() });

export const campaignsAnswer = page(campaignRow);
export const metricsAnswer = page(metricsRow);
export const accountTotalsAnswer = page(accountTotalsRow);
