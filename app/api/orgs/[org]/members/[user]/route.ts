import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { changeMemberRole, removeMember } from '@/lib/orgs/members';
import { roleSchema } from '@/lib/orgs/schema';

const params = z.strictObject({ user: z.uuid() });

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/members/{user}',
  operationId: 'changeMemberRole',
  summary: 'Change the role of a member',
  errors: {
    forbidden: 'The role of the caller is too low, or the role that is given or taken is above it.',
    conflict: 'The member is the last owner.',
  },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params,
  body: z.strictObject({ role: roleSchema }),
  response: z.null(),
  status: 204,
  example: { body: { role: 'admin' } },
  handler: async ({ session, params: { user }, body }) => {
    await changeMemberRole(session, user, body.role);
    return null;
  },
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/members/{user}',
  operationId: 'removeMember',
  summary: 'Remove a member, or leave the organization',
  description: 'Below the role admin, members can remove only themselves.',
  errors: {
    forbidden:
      'The role of the caller is below admin and the member is another person, or a cookie came from another origin.',
    conflict: 'The member is the last owner.',
  },
  auth: 'session-or-token',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params: { user } }) => {
    await removeMember(session, user);
    return null;
  },
});
