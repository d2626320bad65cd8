import { z } from 'zod';
import { integrationStatuses } from '@/db/schema/integrations';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds } from '@/lib/platforms/platform';

export const integrationStatus = z.enum(integrationStatuses);

/** What is read through an integration: ids of its ad accounts and profiles. */
export const chooseAccountsSchema = z.strictObject({
  adAccountIds: z.array(z.uuid()).max(1000),
  profileIds: z.array(z.uuid()).max(1000),
});

/** Path of an integration. A malformed id is one that does not exist. */
export const integrationIdSchema = z.strictObject({ integrationId: z.uuid() });

/** Query of `GET /api/connect/{platform}`. */
export const connectQuerySchema = z.strictObject({
  org: z.uuid(),
  locale: z.enum(['en', 'ar']).default('en'),
  integration: z.uuid().optional(),
  consent: z.enum(consentKinds).optional(),
});

/** Query of a disconnection. */
export const disconnectQuerySchema = z.strictObject({ history: z.enum(['keep', 'erase']).default('keep') });

/** Path of the connect routes. */
export const platformParamSchema = z.strictObject({ platform: z.enum(platformIds) });
