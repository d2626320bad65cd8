import { defineRoute } from '@/lib/api/define-route';
import { getDashboard } from '@/lib/dashboard/data';
import { dashboardSchema } from '@/lib/dashboard/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/dashboard',
  summary: 'The dashboard: totals, targets, campaigns, content, connections, alerts; at most 15 minutes old',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: dashboardSchema,
  handler: ({ session }) => getDashboard(session.orgId),
});
