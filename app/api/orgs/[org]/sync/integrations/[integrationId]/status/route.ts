import { defineRoute } from '@/lib/api/define-route';
import { syncStateSchema } from '@/lib/dashboard/schema';
import { integrationIdSchema } from '@/lib/integrations/schema';
import { getSyncState } from '@/lib/sync/state';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/integrations/{integrationId}/status',
  summary: 'How fresh the data of one connection are',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: integrationIdSchema,
  response: syncStateSchema,
  handler: ({ session, params }) => getSyncState(session.orgId, params.integrationId),
});
