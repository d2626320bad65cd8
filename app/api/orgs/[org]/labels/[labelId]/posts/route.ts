import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { labellingSchema } from '@/lib/labels/schema';
import { updateLabelled } from '@/lib/labels/update-labelled';

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/labels/{labelId}/posts',
  summary: 'Attach a label to posts, or detach it from them, whatever its pattern matches',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ labelId: z.uuid() }),
  body: labellingSchema,
  response: z.null(),
  status: 204,
  handler: async ({ session, params, body }) => {
    await updateLabelled(session, 'post', params.labelId, body);
    return null;
  },
});
