import { defineRoute } from '@/lib/api/define-route';
import { metricsSchema, readMetrics } from '@/lib/health/read-metrics';

export const dynamic = 'force-dynamic';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/metrics',
  operationId: 'getServerMetrics',
  summary: 'Count what this server has done since its start',
  description: 'Needs the METRICS_TOKEN of the installation as a bearer token.',
  errors: {
    unauthenticated: 'The bearer token is not METRICS_TOKEN.',
    not_found: 'The operator has set no METRICS_TOKEN.',
  },
  auth: 'public',
  tier: 'address',
  response: metricsSchema,
  handler: async ({ request }) => readMetrics(request.headers.get('authorization')),
});
