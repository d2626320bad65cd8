import { defineRoute } from '@/lib/api/define-route';
import { loadOrganization } from '@/lib/orgs/load-organization';
import { organizationDetail } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}',
  operationId: 'getOrganization',
  summary:
    'Read an organization: currency, time zone, first day of the week, counts, and role and scopes of the caller',
  auth: 'session-or-token',
  tier: 'api',
  response: organizationDetail,
  handler: ({ session }) => loadOrganization(session.orgId, session.role),
});
