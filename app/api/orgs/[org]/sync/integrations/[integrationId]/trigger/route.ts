import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { integrationIdSchema } from '@/lib/integrations/schema';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { syncRunSchema, triggerSchema } from '@/lib/sync/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/sync/integrations/{integrationId}/trigger',
  operationId: 'syncIntegration',
  summary: 'Sync an integration now',
  description: 'A run that is already queued or running is returned instead of a second one.',
  errors: {
    not_found: 'No such integration, or no account or profile for this kind of data is selected.',
    conflict: 'The accounts of the integration are still to be selected.',
    reauth_required: 'The access to the platform has ended: a person must connect it again.',
  },
  repeated: 'While a run is under way it is returned, with `alreadyRunning`.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'heavy',
  params: integrationIdSchema,
  body: triggerSchema,
  response: z.strictObject({ runId: z.uuid(), run: syncRunSchema, alreadyRunning: z.boolean() }),
  status: 202,
  example: { body: { dataType: 'metrics' } },
  handler: async ({ session, params, body }) => {
    const { run, alreadyRunning } = await triggerSync(session, params.integrationId, body.dataType);
    return { runId: run.id, run, alreadyRunning };
  },
});
