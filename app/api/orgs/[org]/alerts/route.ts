import { z } from 'zod';
import { listAlerts } from '@/lib/alerts/data';
import { alertListQuery, alertSchema } from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/alerts',
  summary: 'Alerts: open ones worst first, or those that are closed',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: alertListQuery,
  response: z.strictObject({ alerts: z.array(alertSchema) }),
  handler: async ({ session, query }) => ({ alerts: await listAlerts(session.orgId, query) }),
});
