import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds } from '@/lib/platforms/platform';
import { syncStateSchema } from '@/lib/sync/schema';
import { tokenLifeSchema } from '@/lib/tokens/token-life';
import { integrationStatus } from './schema';

const readingShape = {
  /** Whether it is read through this connection. */
  selected: z.boolean(),
  /** The connection of the organization that reads it instead; null: none does. */
  readThrough: z.strictObject({ integrationId: z.uuid(), displayName: z.string() }).nullable(),
  /** Whether this connection reads it as soon as the access of `readThrough` ends. */
  standsBy: z.boolean(),
  /** The connection that reads it when the access of this one ends, where this one reads it; null: there is none. */
  fallback: z.strictObject({ integrationId: z.uuid(), displayName: z.string() }).nullable(),
};

/** A connection as pages and API show it: what it reaches, how its token and its data stand. Never a token. */
export const integrationSchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  /** `reauth_required`: a person must reconnect; `consents` say whether all of it or one part. */
  status: integrationStatus,
  /** Closed code of why a person must act; null: no action is needed. */
  statusReason: z.string().nullable(),
  scopesGranted: z.array(z.string()),
  scopesDeclined: z.array(z.string()),
  /** What the platform asks for, screen by screen, and whether it is part of the grant. */
  consents: z.array(
    z.strictObject({
      kind: z.enum(consentKinds),
      granted: z.boolean(),
      /** `reauth_required`: it was given and has ended; what it covers is not read until somebody gives it again. */
      status: z.enum(['granted', 'reauth_required', 'not_granted']),
      /** Closed code of why it ended; null: it has not. */
      statusReason: z.string().nullable(),
    }),
  ),
  /** Where a person removes our access at the platform after disconnecting, as the platform does not let us; null: we do. */
  accessSettingsUrl: z.url().nullable(),
  connectedAt: z.iso.datetime(),
  /** How long access lasts and how it lives on; null after a disconnection. */
  token: tokenLifeSchema.nullable(),
  adAccounts: z.array(
    z.strictObject({
      id: z.uuid(),
      externalId: z.string(),
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      /** The platform's own word for the account's state. */
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
