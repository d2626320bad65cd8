import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { requireDatabase } from '@/lib/api/require-database';

export const dynamic = 'force-dynamic';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether this instance can serve: 200 with its database, 503 without',
  auth: 'public',
  tier: 'address',
  response: z.strictObject({ status: z.literal('ok') }),
  handler: async () => {
    await requireDatabase();
    return { status: 'ok' as const };
  },
});
