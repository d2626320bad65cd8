import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { getSyncStatistics } from '@/lib/sync/status/statistics';
import { statisticsQuery, syncStatisticsSchema } from '@/lib/sync/status/statistics-schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/statistics',
  summary: 'What syncing came to in the last hours: runs, rows, durations and failures, by platform',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  query: statisticsQuery,
  response: syncStatisticsSchema,
  handler: ({ session, query, request }) => getSyncStatistics(session.orgId, query, requestLocale(request.headers)),
});
