import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createInvitation } from '@/lib/orgs/invitations';
import { listInvitations } from '@/lib/orgs/list-invitations';
import { invitationDto, inviteSchema } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/invitations',
  operationId: 'listInvitations',
  summary: 'List open invitations',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  response: z.strictObject({ invitations: z.array(invitationDto) }),
  handler: async ({ session }) => ({ invitations: await listInvitations(session.orgId) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/invitations',
  operationId: 'createInvitation',
  summary: 'Invite an e-mail address',
  description:
    'The token of the link is returned only in this response. The link is `/en/invitation/` or `/ar/invitation/` and the token. An earlier open invitation of the address is revoked.',
  errors: {
    forbidden: 'The role of the caller is too low, or the role that is given or taken is above it.',
    conflict: 'The person is already a member.',
  },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: inviteSchema,
  response: invitationDto.extend({ token: z.string() }),
  status: 201,
  example: { body: { email: 'omar@example.org', role: 'marketer' } },
  handler: ({ session, body }) => createInvitation(session, body),
});
