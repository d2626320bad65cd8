import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds } from '@/lib/platforms/platform';
import { syncStateSchema } from '@/lib/sync/schema';
import { tokenLifeSchema } from '@/lib/tokens/token-life';
import { integrationStatus } from './schema';

const readingShape = {
  selected: z.boolean(),
  // The integration that reads it instead; null: none.
  readThrough: z.strictObject({ integrationId: z.uuid(), displayName: z.string() }).nullable(),
  // It reads the account when the access of `readThrough` ends.
  standsBy: z.boolean(),
  // The integration that takes over when the access of this one ends.
  fallback: z.strictObject({ integrationId: z.uuid(), displayName: z.string() }).nullable(),
};

// Never includes a token.
export const integrationSchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  // `reauth_required`: a person must reconnect; `consents` show which part.
  status: integrationStatus,
  // Closed code.
  statusReason: z.string().nullable(),
  scopesGranted: z.array(z.string()),
  scopesDeclined: z.array(z.string()),
  consents: z.array(
    z.strictObject({
      kind: z.enum(consentKinds),
      granted: z.boolean(),
      // `reauth_required`: it has ended; what it covers is not read until it is renewed.
      status: z.enum(['granted', 'reauth_required', 'not_granted']),
      // Closed code.
      statusReason: z.string().nullable(),
    }),
  ),
  // The page where a person removes our access after disconnecting; null: we revoke it.
  accessSettingsUrl: z.url().nullable(),
  connectedAt: z.iso.datetime(),
  token: tokenLifeSchema.nullable(),
  adAccounts: z.array(
    z.strictObject({
      id: z.uuid(),
      externalId: z.string(),
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      externalStatus: z.string().nullable(),
      ...readingShape,
    }),
  ),
  profiles: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      externalId: z.string(),
      name: z.string(),
      handle: z.string().nullable(),
      ...readingShape,
    }),
  ),
  sync: syncStateSchema,
});

export type IntegrationDto = z.infer<typeof integrationSchema>;
