import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createOrganization } from '@/lib/orgs/create-organization';
import { listCallerOrganizations } from '@/lib/orgs/list-caller-organizations';
import { createOrganizationSchema, organizationDto } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs',
  operationId: 'listOrganizations',
  summary: 'List the organizations of the caller',
  description: 'An API token gets its own organization.',
  auth: 'session-or-token',
  tier: 'api',
  response: z.strictObject({ organizations: z.array(organizationDto) }),
  handler: async ({ caller }) => ({ organizations: await listCallerOrganizations(caller) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs',
  operationId: 'createOrganization',
  summary: 'Create an organization',
  description: 'The signed-in person becomes its owner.',
  auth: 'session',
  tier: 'api',
  body: createOrganizationSchema,
  response: organizationDto,
  status: 201,
  example: { body: { name: 'Nakhla Coffee', currency: 'SAR', timeZone: 'Asia/Riyadh' } },
  handler: ({ caller, body, requestId }) => createOrganization(caller.user.id, body, requestId),
});
