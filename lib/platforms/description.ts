import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { consentKinds, type Platform } from './platform';

/** What a platform can do for an installation: the same for `GET /api/platforms` and docs/platforms.md. */
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
  /** How it signs webhooks; null: it does not. */
  webhookSignature: z.enum(['hmac-sha256', 'shared-key']).nullable(),
  apiVersion: z.string(),
  /** When the platform retires that version; null where it has not said. */
  apiVersionEndsOn: z.iso.date().nullable(),
  consents: z.array(z.strictObject({ kind: z.enum(consentKinds), scopes: z.array(z.string()) })),
  tokenRenewal: z.enum(['refresh_token', 'single_use_refresh_token', 'exchange', 'none']),
  /** Life of a fresh access token; null: it does not end by itself. */
  accessTokenSeconds: z.number().int().nullable(),
  /** How long before its end a token is renewed. */
  refreshLeadSeconds: z.number().int(),
  /** Whether consents are bound by PKCE (S256). */
  usesPkce: z.boolean(),
  /** Whether disconnecting takes access back at the platform; if not, a person does it at `accessSettingsUrl`. */
  revokesAccess: z.boolean(),
  accessSettingsUrl: z.url().nullable(),
  /** Days back that each sync re-reads. */
  lookbackDays: z.number().int(),
  /** The most a day may cost as a multiple of a daily budget, and the period over which the budget is an average. */
  dailyBudget: z.strictObject({ dayLimit: z.number(), average: z.enum(['day', 'week', 'month']) }),
});

export type PlatformDescription = z.infer<typeof platformDescriptionSchema>;

/** A connector in words and figures; calls nothing. */
export function describePlatform({ id, capabilities, ...platform }: Platform): PlatformDescription {
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
