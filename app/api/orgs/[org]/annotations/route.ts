import { createAnnotation } from '@/lib/annotations/create-annotation';
import { listAnnotations } from '@/lib/annotations/list-annotations';
import { annotationInput, annotationListQuery, annotationListSchema, annotationSchema } from '@/lib/annotations/schema';
import { defineRoute } from '@/lib/api/define-route';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/annotations',
  operationId: 'listAnnotations',
  summary: 'List notes of people about days, the newest day first',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: annotationListQuery,
  response: annotationListSchema,
  example: { query: { from: '2026-06-01', to: '2026-06-30' } },
  handler: ({ session, query }) => listAnnotations(session.orgId, query),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/annotations',
  operationId: 'createAnnotation',
  summary: 'Add a note to a day or a few days',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  body: annotationInput,
  response: annotationSchema,
  status: 201,
  example: { body: { startsOn: '2026-06-08', endsOn: '2026-06-10', text: 'Ramadan offer', platform: 'meta' } },
  handler: ({ session, body }) => createAnnotation(session, body),
});
