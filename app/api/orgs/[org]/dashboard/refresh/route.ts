import { defineRoute } from '@/lib/api/define-route';
import { getDashboard } from '@/lib/dashboard/data';
import { dashboardSchema } from '@/lib/dashboard/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/dashboard/refresh',
  summary: 'Builds the dashboard anew and answers with it',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  response: dashboardSchema,
  handler: ({ session }) => getDashboard(session.orgId, { refresh: true }),
});
