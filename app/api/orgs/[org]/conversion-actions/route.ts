import { defineRoute } from '@/lib/api/define-route';
import { listConversionActions } from '@/lib/metrics/conversions/list-conversion-actions';
import { conversionActionsSchema } from '@/lib/metrics/conversions/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/conversion-actions',
  operationId: 'listConversionActions',
  summary: 'List, for each connected platform, the conversions by action of the last 30 days and which of them count',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: conversionActionsSchema,
  handler: ({ session }) => listConversionActions(session.orgId, session.organization),
});
