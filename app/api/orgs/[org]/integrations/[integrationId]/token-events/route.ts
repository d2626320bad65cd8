import { defineRoute } from '@/lib/api/define-route';
import { integrationIdSchema } from '@/lib/integrations/schema';
import { listTokenEvents } from '@/lib/tokens/list-token-events';
import { tokenEventListQuery, tokenEventPageSchema } from '@/lib/tokens/token-events-schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/integrations/{integrationId}/token-events',
  operationId: 'listTokenEvents',
  summary: 'List the token events of an integration, newest first: consents, renewals and failures',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: integrationIdSchema,
  query: tokenEventListQuery,
  response: tokenEventPageSchema,
  handler: ({ session, params, query }) => listTokenEvents(session.orgId, params.integrationId, query),
});
