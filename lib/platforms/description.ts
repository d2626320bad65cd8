import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds, type Platform, type PlatformDefinition } from './platform';
import { platformDefinition } from './registry';

/** What a platform can do for an installation: served by `GET /api/platforms`, written to docs/platforms.md. */
export const platformDescriptionSchema = z.strictObject({
  platform: z.enum(platformIds),
  reads: z.strictObject({
    campaigns: z.boolean(),
    metrics: z.boolean(),
    posts: z.boolean(),
    scheduledPosts: z.boolean(),
  }),
  writes: z.strictObject({ createsCampaigns: z.boolean(), updatesCampaigns: z.boolean() }),
  publishesPosts: z.boolean(),
  webhookSignature: z.enum(['hmac-sha256', 'shared-key']).nullable(),
  apiVersion: z.string(),
  apiVersionEndsOn: z.iso.date().nullable(),
  consents: z.array(z.strictObject({ kind: z.enum(consentKinds), scopes: z.array(z.string()) })),
  tokenRenewal: z.enum(['refresh_token', 'single_use_refresh_token', 'exchange', 'none']),
  accessTokenSeconds: z.number().int().nullable(),
  refreshLeadSeconds: z.number().int(),
  usesPkce: z.boolean(),
  // False: a person removes access at `accessSettingsUrl`.
  revokesAccess: z.boolean(),
  accessSettingsUrl: z.url().nullable(),
  lookbackDays: z.number().int(),
  dailyBudget: z.strictObject({ dayLimit: z.number(), average: z.enum(['day', 'week', 'month']) }),
});

export type PlatformDescription = z.infer<typeof platformDescriptionSchema>;

export function describePlatform({
  id,
  capabilities,
  ...platform
}: PlatformDefinition | Platform): PlatformDescription {
  const { readsCampaigns, readsMetrics, readsPosts, readsScheduledPosts, ...can } = capabilities;
  const { createsCampaigns, updatesCampaigns, publishesPosts, webhookSignature, ...token } = can;
  return {
    platform: id,
    reads: {
      campaigns: readsCampaigns,
      metrics: readsMetrics,
      posts: readsPosts,
      scheduledPosts: readsScheduledPosts,
    },
    writes: { createsCampaigns, updatesCampaigns },
    publishesPosts,
    webhookSignature,
    apiVersion: token.apiVersion,
    apiVersionEndsOn: token.apiVersionEndsOn,
    consents: platform.consents.map(({ kind, scopes }) => ({ kind, scopes: [...scopes] })),
    tokenRenewal: token.tokenRenewal,
    accessTokenSeconds: token.accessTokenSeconds,
    refreshLeadSeconds: platform.refreshLeadSeconds,
    usesPkce: token.usesPkce,
    revokesAccess: token.accessSettingsUrl === null,
    accessSettingsUrl: token.accessSettingsUrl,
    lookbackDays: platform.lookbackDays,
    dailyBudget: { dayLimit: platform.dailyBudget.dayLimit, average: platform.dailyBudget.average },
  };
}

export function describeAll(): PlatformDescription[] {
  return platformIds.map((id) => describePlatform(platformDefinition(id)));
}
