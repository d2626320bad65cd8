import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listFxRates } from '@/lib/metrics/fx-rates/list-fx-rates';
import { fxRateInput, fxRateSchema } from '@/lib/metrics/fx-rates/schema';
import { setFxRate } from '@/lib/metrics/fx-rates/set-fx-rate';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/fx-rates',
  summary: 'List the exchange rates of the organization. Official dollar pegs apply without one.',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ rates: z.array(fxRateSchema) }),
  handler: async ({ session }) => ({ rates: await listFxRates(session.orgId) }),
});

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/fx-rates',
  summary: 'Set the exchange rate of a currency pair from a day on',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: fxRateInput,
  response: fxRateSchema,
  handler: ({ session, body }) => setFxRate(session, body),
});
