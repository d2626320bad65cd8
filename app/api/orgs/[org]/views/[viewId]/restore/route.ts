import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { restoreView } from '@/lib/views/restore-view';
import { viewSchema } from '@/lib/views/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/views/{viewId}/restore',
  operationId: 'restoreView',
  summary: 'Restore a view that was deleted within the last day',
  errors: {
    forbidden:
      'The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin.',
    not_found: 'The view is not deleted, or was deleted more than a day ago.',
    conflict: 'There are 50 views already.',
  },
  repeated: 'A second request finds nothing to restore and answers 404.',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ viewId: z.uuid() }),
  response: viewSchema,
  handler: ({ session, params: { viewId } }) => restoreView(session, viewId),
});
