import { z } from 'zod';
import { deleteAnnotation } from '@/lib/annotations/delete-annotation';
import { annotationChanges, annotationSchema } from '@/lib/annotations/schema';
import { updateAnnotation } from '@/lib/annotations/update-annotation';
import { defineRoute } from '@/lib/api/define-route';

const params = z.strictObject({ annotationId: z.uuid() });

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/annotations/{annotationId}',
  operationId: 'updateAnnotation',
  summary: 'Change the days, the text or the platform of a note',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  body: annotationChanges,
  response: annotationSchema,
  example: { body: { text: 'Summer offer, extended' } },
  handler: ({ session, params: { annotationId }, body }) => updateAnnotation(session, annotationId, body),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/annotations/{annotationId}',
  operationId: 'deleteAnnotation',
  summary: 'Delete a note; it can be restored for a day',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params: { annotationId } }) => {
    await deleteAnnotation(session, annotationId);
    return null;
  },
});
