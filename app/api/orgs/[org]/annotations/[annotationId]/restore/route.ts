import { z } from 'zod';
import { restoreAnnotation } from '@/lib/annotations/restore-annotation';
import { annotationSchema } from '@/lib/annotations/schema';
import { defineRoute } from '@/lib/api/define-route';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/annotations/{annotationId}/restore',
  operationId: 'restoreAnnotation',
  summary: 'Restore a note that was deleted in the last day',
  errors: { not_found: 'The annotation is not deleted, or was deleted more than a day ago.' },
  repeated: 'A second request finds nothing to restore and answers 404.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ annotationId: z.uuid() }),
  response: annotationSchema,
  handler: ({ session, params: { annotationId } }) => restoreAnnotation(session, annotationId),
});
