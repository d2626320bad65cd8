import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { revokeInvitation } from '@/lib/orgs/invitations';

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/invitations/{invitation}',
  operationId: 'revokeInvitation',
  summary: 'Revoke an open invitation',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: z.strictObject({ invitation: z.uuid() }),
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await revokeInvitation(session, params.invitation);
    return null;
  },
});
