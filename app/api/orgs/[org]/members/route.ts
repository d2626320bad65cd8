import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listMembers } from '@/lib/orgs/list-members';
import { memberDto } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/members',
  operationId: 'listMembers',
  summary: 'List the members of the organization',
  auth: 'session-or-token',
  tier: 'api',
  response: z.strictObject({ members: z.array(memberDto) }),
  handler: async ({ session }) => ({ members: await listMembers(session.orgId) }),
});
