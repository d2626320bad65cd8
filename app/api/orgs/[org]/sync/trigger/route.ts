import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { triggerOrganization } from '@/lib/sync/requests/trigger-organization';
import { skippedSchema, syncRunSchema, triggerSchema } from '@/lib/sync/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/sync/trigger',
  operationId: 'syncOrganization',
  summary: 'Sync every integration now',
  description: 'A run that is already queued or running is returned instead of a second one.',
  errors: {
    not_found: 'No integration has anything of this kind to sync.',
    reauth_required: 'The access of every integration has ended: a person must connect one again.',
  },
  repeated: 'Runs that are under way are returned instead of second ones.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'heavy',
  body: triggerSchema,
  response: z.strictObject({
    runIds: z.array(z.uuid()),
    runs: z.array(syncRunSchema),
    skipped: z.array(skippedSchema),
  }),
  status: 202,
  example: { body: { dataType: 'all' } },
  handler: async ({ session, body }) => {
    const { runs, skipped } = await triggerOrganization(session, body.dataType);
    return { runIds: runs.map(({ id }) => id), runs, skipped };
  },
});
