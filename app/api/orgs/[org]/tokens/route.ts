import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createApiToken } from '@/lib/orgs/api-tokens';
import { listApiTokens } from '@/lib/orgs/list-api-tokens';
import { apiTokenDto, createApiTokenSchema } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/tokens',
  operationId: 'listApiTokens',
  summary: 'List API tokens that are not revoked',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  response: z.strictObject({ tokens: z.array(apiTokenDto) }),
  handler: async ({ session }) => ({ tokens: await listApiTokens(session.orgId) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/tokens',
  operationId: 'createApiToken',
  summary: 'Create an API token',
  description: 'The token is returned only in this response. The role of the token is at most that of the caller.',
  errors: { forbidden: 'The role of the caller is too low, or the role that is given or taken is above it.' },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: createApiTokenSchema,
  response: apiTokenDto.extend({ token: z.string() }),
  status: 201,
  example: { body: { name: 'Nightly report', role: 'viewer', expiresAt: null } },
  handler: ({ session, body }) => createApiToken(session, body),
});
