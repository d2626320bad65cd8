import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { deleteLabel } from '@/lib/labels/delete-label';
import { labelChanges, labelSchema } from '@/lib/labels/schema';
import { updateLabel } from '@/lib/labels/update-label';

const params = z.strictObject({ labelId: z.uuid() });

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/labels/{labelId}',
  operationId: 'updateLabel',
  summary: 'Change the name, colour or pattern of a label',
  description: 'What people attached or detached stays when the pattern changes.',
  errors: { conflict: 'Another label has the name.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  body: labelChanges,
  response: labelSchema,
  example: { body: { colour: 'green', pattern: 'summer * sale' } },
  handler: ({ session, params: { labelId }, body }) => updateLabel(session, labelId, body),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/labels/{labelId}',
  operationId: 'deleteLabel',
  summary: 'Delete a label; its campaigns and posts stay, and it can be restored for a day',
  errors: { conflict: 'A target counts the campaigns of the label: archive or change it first.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params: { labelId } }) => {
    await deleteLabel(session, labelId);
    return null;
  },
});
