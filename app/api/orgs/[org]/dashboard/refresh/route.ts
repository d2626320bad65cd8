import { defineRoute } from '@/lib/api/define-route';
import { getDashboard } from '@/lib/dashboard/data';
import { dashboardSchema } from '@/lib/dashboard/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/dashboard/refresh',
  summary: 'Rebuild the dashboard and return it',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  response: dashboardSchema,
  handler: ({ session }) => getDashboard(session.orgId, { refresh: true }),
});
