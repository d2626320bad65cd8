import { z } from 'zod';
import { integrationStatuses } from '@/db/schema/integrations';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds } from '@/lib/platforms/platform';

export const integrationStatus = z.enum(integrationStatuses);

export const chooseAccountsSchema = z.strictObject({
  adAccountIds: z.array(z.uuid()).max(1000),
  profileIds: z.array(z.uuid()).max(1000),
});

/** A malformed id is answered like an unknown one. */
export const integrationIdSchema = z.strictObject({ integrationId: z.uuid() });

export const connectQuerySchema = z.strictObject({
  org: z.uuid(),
  locale: z.enum(['en', 'ar']).default('en'),
  integration: z.uuid().optional(),
  consent: z.enum(consentKinds).optional(),
});

export const disconnectQuerySchema = z.strictObject({ history: z.enum(['keep', 'erase']).default('keep') });

export const platformParamSchema = z.strictObject({ platform: z.enum(platformIds) });
