import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { defaultViewInput, viewSchema } from '@/lib/views/schema';
import { setDefaultView } from '@/lib/views/set-default-view';

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/views/{viewId}/default',
  operationId: 'setDefaultView',
  summary: 'Set or end a view as the default of the caller, or of the organization (marketer or higher)',
  errors: {
    forbidden:
      'The default is that of the organization, and the role of the caller is below marketer; or a cookie came from another origin.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ viewId: z.uuid() }),
  body: defaultViewInput,
  response: viewSchema,
  example: { body: { scope: 'organization', isDefault: true } },
  handler: ({ session, params: { viewId }, body }) => setDefaultView(session, viewId, body),
});
