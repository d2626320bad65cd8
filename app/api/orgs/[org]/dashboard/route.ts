import { defineRoute } from '@/lib/api/define-route';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dashboardSchema } from '@/lib/dashboard/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/dashboard',
  summary: 'Get the dashboard, at most 15 minutes old: totals, targets, campaigns, content, integrations and alerts',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: dashboardSchema,
  handler: ({ session }) => loadDashboard(session.orgId),
});
