import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { syncRunFilterSchema, syncRunListItemSchema } from '@/lib/sync/schema';
import { listRuns } from '@/lib/sync/status/list-runs';

const query = syncRunFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/runs',
  operationId: 'listSyncRuns',
  summary: 'List sync runs, most recently requested first',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query,
  response: z.strictObject({ runs: z.array(syncRunListItemSchema), nextCursor: z.string().nullable() }),
  example: { query: { status: 'succeeded', limit: '10' } },
  handler: ({ session, query: { limit, cursor, ...filter }, request }) =>
    listRuns(session.orgId, filter, { limit, cursor }, requestLocale(request.headers)),
});
