import { defineRoute } from '@/lib/api/define-route';
import { integrationIdSchema } from '@/lib/integrations/schema';
import { listTokenEvents } from '@/lib/tokens/token-events-data';
import { tokenEventListQuery, tokenEventPageSchema } from '@/lib/tokens/token-events-schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/integrations/{integrationId}/token-events',
  summary: 'What happened to the tokens of one connection, newest first: every consent, renewal and failure',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: integrationIdSchema,
  query: tokenEventListQuery,
  response: tokenEventPageSchema,
  handler: ({ session, params, query }) => listTokenEvents(session.orgId, params.integrationId, query),
});
