import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { deleteFxRate } from '@/lib/metrics/fx-rates/delete-fx-rate';
import { fxRateKey } from '@/lib/metrics/fx-rates/schema';

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/fx-rates/{base}/{quote}/{date}',
  operationId: 'deleteFxRate',
  summary: 'Delete an exchange rate',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: fxRateKey,
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await deleteFxRate(session, params);
    return null;
  },
});
