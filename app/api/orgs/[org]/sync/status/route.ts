import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { syncStateSchema } from '@/lib/dashboard/schema';
import { getSyncStates } from '@/lib/sync/state';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/status',
  summary: 'How fresh the data of each connection are',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ integrations: z.array(syncStateSchema) }),
  handler: async ({ session }) => ({ integrations: await getSyncStates(session.orgId) }),
});
