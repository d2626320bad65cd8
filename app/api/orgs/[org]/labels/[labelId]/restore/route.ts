import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { restoreLabel } from '@/lib/labels/restore-label';
import { labelSchema } from '@/lib/labels/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/labels/{labelId}/restore',
  operationId: 'restoreLabel',
  summary: 'Restore a label that was deleted in the last day, with its campaigns and posts',
  errors: {
    not_found: 'The label is not deleted, or was deleted more than a day ago.',
    conflict: 'Another label has the name now, or the organization has 100 labels.',
  },
  repeated: 'A second request finds nothing to restore and answers 404.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ labelId: z.uuid() }),
  response: labelSchema,
  handler: ({ session, params: { labelId } }) => restoreLabel(session, labelId),
});
