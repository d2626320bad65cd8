import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { disconnect } from '@/lib/connect/disconnect';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { disconnectQuerySchema, integrationIdSchema } from '@/lib/integrations/schema';
import { integrationSchema } from '@/lib/integrations/types';

const path = '/api/orgs/{org}/integrations/{integrationId}';

export const GET = defineRoute({
  method: 'GET',
  path,
  operationId: 'getIntegration',
  summary: 'Get an integration',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: integrationIdSchema,
  response: integrationSchema,
  handler: ({ session, params }) => loadIntegration(session.orgId, params.integrationId),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path,
  operationId: 'disconnectIntegration',
  summary: 'Disconnect an integration: erase its tokens and revoke them at the platform',
  description: 'The history is kept unless `history` is `erase`.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: integrationIdSchema,
  query: disconnectQuerySchema,
  response: z.null(),
  status: 204,
  handler: async ({ session, params, query }) => {
    await disconnect(session, params.integrationId, { eraseHistory: query.history === 'erase' });
    return null;
  },
});
