import { z } from 'zod';
import { restoreAnnotation } from '@/lib/annotations/restore-annotation';
import { annotationSchema } from '@/lib/annotations/schema';
import { defineRoute } from '@/lib/api/define-route';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/annotations/{annotationId}/restore',
  operationId: 'restoreAnnotation',
  summary: 'Restore a note that was deleted in the last day',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ annotationId: z.uuid() }),
  response: annotationSchema,
  handler: ({ session, params: { annotationId } }) => restoreAnnotation(session, annotationId),
});
