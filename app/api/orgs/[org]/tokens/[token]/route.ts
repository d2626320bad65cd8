import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { revokeApiToken } from '@/lib/orgs/api-tokens';

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/tokens/{token}',
  operationId: 'revokeApiToken',
  summary: 'Revoke an API token',
  description: 'The next request with the token is refused.',
  errors: { forbidden: 'The role of the caller is too low, or the role that is given or taken is above it.' },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: z.strictObject({ token: z.uuid() }),
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await revokeApiToken(session, params.token);
    return null;
  },
});
