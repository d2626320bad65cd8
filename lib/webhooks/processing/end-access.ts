import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import { configuredPlatform, isPlatformAvailable } from '@/lib/tokens/platform-config';
import { markReauthRequired, type RefusedGrant } from '@/lib/tokens/require-reauth';
import { systemActor } from '@/lib/tokens/token-events';
import type { OpenDelivery } from './load-open-delivery';

// On platforms with two consents a profile belongs to the consent for posts.
function partOf({ platform: id, subjectType }: OpenDelivery): RefusedGrant['part'] {
  const platformId = id as PlatformId;
  if (subjectType === 'person' || !isPlatformAvailable(platformId)) return undefined;
  return { platform: configuredPlatform(platformId), half: subjectType === 'profile' ? 'posts' : 'ads' };
}

// A revocation older than the current connection is about the previous grant.
export async function endAccess(tx: Tx, orgId: AuthorizedOrgId, delivery: OpenDelivery): Promise<void> {
  const { integrationId, occurredAt } = delivery;
  const [grant] = await tx
    .select({ version: integrationCredentials.version })
    .from(integrations)
    .innerJoin(
      integrationCredentials,
      and(
        eq(integrationCredentials.orgId, integrations.orgId),
        eq(integrationCredentials.integrationId, integrations.id),
      ),
    )
    .where(
      and(
        eq(integrations.orgId, orgId),
        eq(integrations.id, integrationId),
        occurredAt ? or(isNull(integrations.connectedAt), lte(integrations.connectedAt, occurredAt)) : undefined,
      ),
    );
  if (!grant) return;
  const event = { actor: systemActor, cause: 'rejected' } as const;
  const refused = { reason: 'token_revoked', version: grant.version, part: partOf(delivery), event };
  await markReauthRequired(tx, orgId, integrationId, refused);
}
