import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createLabel } from '@/lib/labels/create-label';
import { listLabels } from '@/lib/labels/list-labels';
import { labelInput, labelSchema } from '@/lib/labels/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/labels',
  operationId: 'listLabels',
  summary: 'List labels with the number of campaigns and posts that have them',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ labels: z.array(labelSchema) }),
  handler: async ({ session }) => ({ labels: await listLabels(session.orgId) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/labels',
  operationId: 'createLabel',
  summary: 'Create a label for campaigns and posts, with or without a name pattern',
  errors: { conflict: 'Another label has the name, or the organization has 100 labels.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  body: labelInput,
  response: labelSchema,
  status: 201,
  example: { body: { name: 'Back to school', colour: 'blue', pattern: 'school' } },
  handler: ({ session, body }) => createLabel(session, body),
});
