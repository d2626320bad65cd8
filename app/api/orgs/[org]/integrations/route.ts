import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listIntegrations } from '@/lib/integrations/list-integrations';
import { integrationSchema } from '@/lib/integrations/types';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/integrations',
  operationId: 'listIntegrations',
  summary: 'List integrations with their accounts and sync states',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ integrations: z.array(integrationSchema) }),
  handler: async ({ session }) => ({ integrations: await listIntegrations(session.orgId) }),
});
