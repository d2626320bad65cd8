import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { calendarDay } from '@/lib/calendar-day';
import { dayInZone } from '@/lib/dates';
import { listAppliedRates } from '@/lib/metrics/fx-rates/list-applied-rates';
import { listFxRates } from '@/lib/metrics/fx-rates/list-fx-rates';
import { listFxSources } from '@/lib/metrics/fx-rates/list-fx-sources';
import { appliedRateSchema, fxRateInput, fxRateSchema, fxSourceSchema } from '@/lib/metrics/fx-rates/schema';
import { setFxRate } from '@/lib/metrics/fx-rates/set-fx-rate';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/fx-rates',
  operationId: 'listFxRates',
  summary:
    'List manual exchange rates, the rates that apply on a day (default: today) and the publishers of reference rates',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: z.strictObject({ date: calendarDay.optional() }),
  response: z.strictObject({
    rates: z.array(fxRateSchema),
    applied: z.strictObject({ date: z.iso.date(), quote: z.string(), rates: z.array(appliedRateSchema) }),
    sources: z.array(fxSourceSchema),
  }),
  example: { query: { date: '2026-06-12' } },
  handler: async ({ session: { orgId, organization }, query }) => {
    const { currency: quote, timeZone } = organization;
    const date = query.date ?? dayInZone(new Date(), timeZone);
    const [rates, applied, sources] = await Promise.all([
      listFxRates(orgId),
      listAppliedRates(orgId, quote, date),
      listFxSources(orgId),
    ]);
    return { rates, applied: { date, quote, rates: applied }, sources };
  },
});

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/fx-rates',
  operationId: 'setFxRate',
  summary: 'Set the exchange rate of a currency pair from a day on',
  description: 'A rate of the same pair and day is replaced. It applies from its day to the next rate.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: fxRateInput,
  response: fxRateSchema,
  example: { body: { base: 'USD', quote: 'SAR', date: '2026-06-10', rate: '3.7500', source: 'Our bank' } },
  handler: ({ session, body }) => setFxRate(session, body),
});
