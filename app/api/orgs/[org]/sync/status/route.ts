import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { syncStatusesSchema } from '@/lib/sync/schema';
import { getSyncStatuses } from '@/lib/sync/status/status';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/status',
  operationId: 'getSyncStatuses',
  summary: 'Get the sync status of each integration by stream: data freshness and current run',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: syncStatusesSchema,
  handler: async ({ session, request }) => ({
    integrations: await getSyncStatuses(session.orgId, requestLocale(request.headers)),
  }),
});
