import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { apiTokens } from '@/db/schema/api-tokens';
import { organizations } from '@/db/schema/organizations';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { sha256Hex } from '@/lib/crypto/hash';
import type { OrgSession } from './org-session';

// `cmis_` and 32 random bytes in base64url.
const API_TOKEN_SHAPE = /^cmis_[A-Za-z0-9_-]{43}$/;

// Limits the writes of `lastUsedAt` for a busy token.
const LAST_USED_EVERY_SECONDS = 60;

/** With the role of the token; null if unknown, revoked or expired. */
export async function loadApiToken(token: string, requestId: string | null): Promise<OrgSession | null> {
  if (!API_TOKEN_SHAPE.test(token)) return null;
  const live = and(
    eq(apiTokens.tokenHash, sha256Hex(token)),
    isNull(apiTokens.revokedAt),
    or(isNull(apiTokens.expiresAt), sql`${apiTokens.expiresAt} > now()`),
  );
  const stale = sql<boolean>`coalesce(${apiTokens.lastUsedAt} < now() - make_interval(secs => ${LAST_USED_EVERY_SECONDS}), true)`;
  const row = await withSystem('auth: check an API token', async (tx) => {
    const [found] = await tx
      .select({
        id: apiTokens.id,
        role: apiTokens.role,
        stale,
        organization: {
          id: organizations.id,
          name: organizations.name,
          currency: organizations.currency,
          timeZone: organizations.timeZone,
          weekStartsOn: organizations.weekStartsOn,
        },
        user: { id: users.id, name: users.name, email: users.email },
      })
      .from(apiTokens)
      .innerJoin(organizations, eq(organizations.id, apiTokens.orgId))
      .innerJoin(users, and(eq(users.id, apiTokens.createdBy), isNull(users.disabledAt)))
      .where(live);
    if (found?.stale) {
      const sameToken = and(eq(apiTokens.orgId, found.organization.id), eq(apiTokens.id, found.id));
      const due = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, sql`now() - interval '1 second'`));
      await tx.update(apiTokens).set({ lastUsedAt: sql`now()` }).where(and(sameToken, due));
    }
    return found;
  });
  if (!row) return null;
  const { id, role, organization, user } = row;
  const actor = { type: 'api_token' as const, id, requestId };
  return { orgId: mintAuthorizedOrgId(organization.id, 'api token'), organization, role, actor, user };
}
