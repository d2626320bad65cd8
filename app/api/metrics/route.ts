import { defineRoute } from '@/lib/api/define-route';
import { metricsSchema, readMetrics } from '@/lib/health/read-metrics';

export const dynamic = 'force-dynamic';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/metrics',
  operationId: 'getServerMetrics',
  summary:
    'Count what this server has done since its start: reads of the cache by name, and failures of the shared store. Needs METRICS_TOKEN as a bearer token; 404 where none is set.',
  auth: 'public',
  tier: 'address',
  response: metricsSchema,
  handler: async ({ request }) => readMetrics(request.headers.get('authorization')),
});
