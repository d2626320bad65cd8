import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { callPlatform } from '@/lib/platform-calls/call-platform';
import type { PlatformId } from '@/lib/platform-ids';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import type { PlatformSource } from '@/lib/tokens/platform-config';
import type { OpenDelivery } from './load-open-delivery';

// Calls the platform, so never inside a transaction.
export async function completeLead(
  orgId: AuthorizedOrgId,
  { platform: platformId, integrationId, subjectType, subjectExternalId }: OpenDelivery,
  effect: WebhookEffect,
  platformOf: PlatformSource,
): Promise<WebhookEffect> {
  if (effect.kind !== 'lead' || effect.lead.answers !== null) return effect;
  if ((subjectType !== 'ad_account' && subjectType !== 'profile') || subjectExternalId === null) return effect;
  const { leads } = platformOf(platformId as PlatformId);
  if (!leads) return effect;
  const about = { type: subjectType, externalId: subjectExternalId } as const;
  const lead = await callPlatform({ orgId, integrationId, platformOf }, ({ accessToken }) =>
    leads.readLead({ accessToken, lead: effect.lead, about }),
  );
  return { ...effect, lead };
}
