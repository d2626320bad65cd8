import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { integrationIdSchema } from '@/lib/integrations/schema';
import { syncStatusSchema } from '@/lib/sync/schema';
import { getSyncStatus } from '@/lib/sync/status/status';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/integrations/{integrationId}/status',
  operationId: 'getSyncStatus',
  summary: 'Get the sync status of an integration by stream: data freshness and current run',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: integrationIdSchema,
  response: syncStatusSchema,
  handler: ({ session, params, request }) =>
    getSyncStatus(session.orgId, params.integrationId, requestLocale(request.headers)),
});
