import { defineRoute } from '@/lib/api/define-route';
import { listAllowedOrigins } from '@/lib/orgs/list-allowed-origins';
import { allowedOriginsDto, allowedOriginsInput } from '@/lib/orgs/schema';
import { updateAllowedOrigins } from '@/lib/orgs/update-allowed-origins';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/allowed-origins',
  operationId: 'listAllowedOrigins',
  summary: 'List the origins that may call routes of this organization with a token from scripts of their pages',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  response: allowedOriginsDto,
  handler: async ({ session }) => ({ origins: await listAllowedOrigins(session.orgId) }),
});

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/allowed-origins',
  operationId: 'replaceAllowedOrigins',
  summary: 'Replace the origins that may call routes of this organization with a token from scripts of their pages',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: allowedOriginsInput,
  response: allowedOriginsDto,
  example: { body: { origins: ['https://reports.nakhla.example'] } },
  handler: async ({ session, body }) => ({ origins: await updateAllowedOrigins(session, () => body.origins) }),
});
