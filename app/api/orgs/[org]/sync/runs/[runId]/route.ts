import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { syncRunDetailSchema } from '@/lib/sync/schema';
import { loadRunDetail } from '@/lib/sync/status/load-run-detail';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/runs/{runId}',
  operationId: 'getSyncRun',
  summary: 'Get a sync run with its steps',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ runId: z.uuid() }),
  response: syncRunDetailSchema,
  handler: ({ session, params, request }) => loadRunDetail(session.orgId, params.runId, requestLocale(request.headers)),
});
