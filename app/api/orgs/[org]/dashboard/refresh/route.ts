import { defineRoute } from '@/lib/api/define-route';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { figureFilterQuery, toFigureFilter } from '@/lib/metrics/figure-filter';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/dashboard/refresh',
  operationId: 'refreshDashboard',
  summary: 'Rebuild the dashboard and return it',
  errors: {
    not_found:
      'An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller.',
  },
  repeated: 'It is computed again; nothing else changes.',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  query: figureFilterQuery,
  response: dashboardSchema,
  example: { query: { period: 'last_7_days' } },
  handler: ({ session, query }) =>
    loadDashboard(session.orgId, toFigureFilter(query, session.organization, new Date()), { refresh: true }),
});
