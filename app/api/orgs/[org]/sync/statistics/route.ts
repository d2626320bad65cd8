import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { loadSyncStatistics } from '@/lib/sync/status/load-sync-statistics';
import { statisticsQuery, syncStatisticsSchema } from '@/lib/sync/status/statistics-schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/statistics',
  operationId: 'getSyncStatistics',
  summary: 'Get sync statistics of the last hours by platform: runs, rows, durations and failures',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  query: statisticsQuery,
  response: syncStatisticsSchema,
  example: { query: { hours: '24' } },
  handler: ({ session, query, request }) => loadSyncStatistics(session.orgId, query, requestLocale(request.headers)),
});
