import { listAlerts } from '@/lib/alerts/list-alerts';
import { alertListQuery, alertPageSchema } from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/alerts',
  operationId: 'listAlerts',
  summary: 'List open alerts, worst first and grouped by cause and name, or closed alerts',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: alertListQuery,
  response: alertPageSchema,
  example: { query: { state: 'open', limit: '10' } },
  handler: ({ session, query }) => listAlerts(session.orgId, query),
});
