import { defineRoute } from '@/lib/api/define-route';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { figureFilterQuery, toFigureFilter } from '@/lib/metrics/figure-filter';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/dashboard',
  summary:
    'Get the dashboard of a period, at most 15 minutes old: totals, platforms, targets, campaigns, content and alerts',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: figureFilterQuery,
  response: dashboardSchema,
  handler: ({ session, query }) =>
    loadDashboard(session.orgId, toFigureFilter(query, session.organization, new Date())),
});
