import { defineRoute } from '@/lib/api/define-route';
import { listPlatforms, platformListSchema } from '@/lib/integrations/list-platforms';

export const dynamic = 'force-dynamic';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/platforms',
  operationId: 'listPlatforms',
  summary: 'List platforms with their capabilities and whether they can be connected',
  auth: 'public',
  tier: 'address',
  response: platformListSchema,
  handler: async () => listPlatforms(),
});
