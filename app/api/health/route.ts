import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { requireDatabase } from '@/lib/api/require-database';

export const dynamic = 'force-dynamic';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether this instance can serve: 200 with its database and a connection free, 503 without',
  auth: 'public',
  tier: 'address',
  response: z.strictObject({
    status: z.literal('ok'),
    /** Connections of this process for organizations, and callers that wait for one. */
    connections: z.strictObject({ size: z.int(), inUse: z.int(), waiting: z.int() }),
  }),
  handler: async () => ({ status: 'ok' as const, connections: await requireDatabase() }),
});
