import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { chooseAccountsSchema, integrationIdSchema } from '@/lib/integrations/schema';
import { exampleIds } from '@/lib/openapi/example-ids';
import { syncRunSchema } from '@/lib/sync/schema';

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/integrations/{integrationId}/accounts',
  operationId: 'chooseAccounts',
  summary: 'Select the ad accounts and profiles to sync',
  description: 'Starts the first sync. An account that another integration reads stays there until its access ends.',
  errors: { reauth_required: 'The access to the platform has ended: a person must connect it again.' },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'heavy',
  params: integrationIdSchema,
  body: chooseAccountsSchema,
  response: z.strictObject({ run: syncRunSchema }),
  status: 202,
  example: { body: { adAccountIds: [exampleIds.adAccountId], profileIds: [exampleIds.profileId] } },
  handler: async ({ session, params, body }) => {
    const { run } = await chooseAccounts(session, params.integrationId, body);
    return { run };
  },
});
