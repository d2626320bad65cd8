import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { deleteView } from '@/lib/views/delete-view';
import { loadView } from '@/lib/views/load-view';
import { viewChanges, viewSchema } from '@/lib/views/schema';
import { updateView } from '@/lib/views/update-view';

const params = z.strictObject({ viewId: z.uuid() });

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/views/{viewId}',
  operationId: 'getView',
  summary: 'Get a view of the dashboard',
  errors: { not_found: 'No such view, or one of another person.' },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params,
  response: viewSchema,
  handler: ({ session, params: { viewId } }) => loadView(session, viewId),
});

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/views/{viewId}',
  operationId: 'updateView',
  summary: 'Change the name, filter or layout of a view; 409 when another change came after the given version',
  errors: {
    forbidden:
      'The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin.',
    conflict: 'Another change came after `version`. `detail` names who made it.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params,
  body: viewChanges,
  response: viewSchema,
  example: { body: { version: 1, name: 'Spend in dollars', filter: { period: 'last_28_days', currency: 'USD' } } },
  handler: ({ session, params: { viewId }, body }) => updateView(session, viewId, body),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/views/{viewId}',
  operationId: 'deleteView',
  summary: 'Delete a view; it can be restored for a day',
  errors: {
    forbidden:
      'The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params: { viewId } }) => {
    await deleteView(session, viewId);
    return null;
  },
});
