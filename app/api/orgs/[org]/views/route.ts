import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createView } from '@/lib/views/create-view';
import { listViews } from '@/lib/views/list-views';
import { viewInput, viewSchema } from '@/lib/views/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/views',
  operationId: 'listViews',
  summary: "List the views of the dashboard: the caller's own and those of the organization",
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ views: z.array(viewSchema) }),
  handler: async ({ session }) => ({ views: await listViews(session) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/views',
  operationId: 'createView',
  summary: 'Save a filter and a layout as a view of the caller, or of the organization (marketer or higher)',
  errors: {
    forbidden:
      'The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin.',
    conflict: 'There are 50 views already.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  body: viewInput,
  response: viewSchema,
  status: 201,
  example: {
    body: {
      ...{ name: 'Meta this month', scope: 'person' },
      filter: { period: 'this_month', platforms: ['meta'] },
      layout: { sections: ['verdict', 'alerts'], tiles: ['spend', 'roas'] },
    },
  },
  handler: ({ session, body }) => createView(session, body),
});
