import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { restoreLabelled } from '@/lib/labels/restore-labelled';
import { decisionsSchema, labelledSchema, labellingSchema } from '@/lib/labels/schema';
import { updateLabelled } from '@/lib/labels/update-labelled';
import { exampleIds } from '@/lib/openapi/example-ids';

const params = z.strictObject({ labelId: z.uuid() });

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/labels/{labelId}/posts',
  operationId: 'labelPosts',
  summary: 'Attach a label to posts, or detach it from them, whatever its pattern matches',
  description: '`before` undoes the change with `PUT`.',
  errors: { not_found: 'The label or one of the posts is unknown: nothing is changed.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  body: labellingSchema,
  response: labelledSchema,
  example: { body: { ids: [exampleIds.postId], attached: true } },
  handler: async ({ session, params, body }) => ({
    before: await updateLabelled(session, 'post', params.labelId, body),
  }),
});

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/labels/{labelId}/posts',
  operationId: 'restorePostLabelling',
  summary: 'Set what people decided about a label for posts, as in `before` of an earlier change',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  body: decisionsSchema,
  response: z.null(),
  status: 204,
  example: { body: { attached: [], detached: [], undecided: [exampleIds.postId] } },
  handler: async ({ session, params, body }) => {
    await restoreLabelled(session, 'post', params.labelId, body);
    return null;
  },
});
