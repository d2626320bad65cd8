import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import type { ConsentKind, Platform } from '@/lib/platforms/platform';

/** What a call is about, on platforms that give ads and posts a consent and a token each. */
export type GrantHalf = 'ads' | 'posts';

/** The consent that covers only `half`; null on a platform with one consent for everything. */
export function consentOf(platform: Pick<Platform, 'consents'>, half: GrantHalf): ConsentKind | null {
  if (platform.consents.length < 2) return null;
  return platform.consents.find(({ kind }) => kind === half)?.kind ?? null;
}

export function lostReason(lost: readonly { kind: string; reason: string }[], half: GrantHalf): string | null {
  return lost.find(({ kind }) => kind === half)?.reason ?? null;
}

export function whereConsentLost(alias: 'i' | 'integrations', half: GrantHalf) {
  return sql<boolean>`${sql.identifier(alias)}.consents_lost @> ${JSON.stringify([{ kind: half }])}::jsonb`;
}

/** Null while `half` can be read. */
export async function loadLostReason(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  half: GrantHalf,
): Promise<string | null> {
  const [row] = await tx
    .select({ lost: integrations.consentsLost })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
  return lostReason(row?.lost ?? [], half);
}
