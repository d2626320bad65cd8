import { listAlerts } from '@/lib/alerts/data';
import { alertListQuery, alertPageSchema } from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/alerts',
  summary: 'Alerts: open ones worst first, those of one cause and name together, or those that are closed',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: alertListQuery,
  response: alertPageSchema,
  handler: ({ session, query }) => listAlerts(session.orgId, query),
});
