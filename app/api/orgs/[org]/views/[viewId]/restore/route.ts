import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { restoreView } from '@/lib/views/restore-view';
import { viewSchema } from '@/lib/views/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/views/{viewId}/restore',
  operationId: 'restoreView',
  summary: 'Restore a view that was deleted within the last day',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ viewId: z.uuid() }),
  response: viewSchema,
  handler: ({ session, params: { viewId } }) => restoreView(session, viewId),
});
