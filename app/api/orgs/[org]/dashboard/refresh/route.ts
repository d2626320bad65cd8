import { defineRoute } from '@/lib/api/define-route';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dashboardSchema } from '@/lib/dashboard/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/dashboard/refresh',
  summary: 'Rebuild the dashboard and return it',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  response: dashboardSchema,
  handler: ({ session }) => loadDashboard(session.orgId, { refresh: true }),
});
