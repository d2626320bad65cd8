import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { changesAreRefused, requireDatabase } from '@/lib/api/require-database';

export const dynamic = 'force-dynamic';

// Of this process, for organizations.
const connections = z.strictObject({ size: z.int(), inUse: z.int(), waiting: z.int() });

export const GET = defineRoute({
  method: 'GET',
  path: '/api/health',
  operationId: 'checkHealth',
  summary: 'Check that this instance can serve',
  description:
    'For load balancers and monitors. `degraded` means that the database refuses changes and reading goes on.',
  errors: { unavailable: 'The database does not answer, or no connection is free.' },
  auth: 'public',
  tier: 'address',
  response: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('ok'), connections }),
    z.strictObject({ status: z.literal('degraded'), reason: z.literal('database_takes_no_changes'), connections }),
  ]),
  handler: async () => {
    const connections = await requireDatabase();
    if (changesAreRefused()) {
      return { status: 'degraded' as const, reason: 'database_takes_no_changes' as const, connections };
    }
    return { status: 'ok' as const, connections };
  },
});
