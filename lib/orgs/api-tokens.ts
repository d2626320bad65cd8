import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { apiTokens } from '@/db/schema/api-tokens';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { randomToken, sha256Hex } from '@/lib/crypto/hash';
import { AppError, notFound } from '@/lib/errors';
import { requireGrantable } from './require-grantable';
import type { CreateApiTokenInput } from './schema';
import type { ApiTokenDto } from './types';

const PREFIX_LENGTH = 11;

/** `token` is returned only here. @throws AppError `forbidden` below admin or above one's own role, `invalid_input` */
export async function createApiToken(
  session: SessionWith<'admin'>,
  { name, role, expiresAt }: CreateApiTokenInput,
): Promise<ApiTokenDto & { token: string }> {
  requireRole(session, 'admin');
  requireGrantable(session.role, role);
  const expiry = expiresAt ? new Date(expiresAt) : null;
  if (expiry && expiry.getTime() <= Date.now()) {
    throw new AppError('invalid_input', 'The expiry date is in the past.', {
      messageKey: 'expiryInPast',
      invalidParams: [{ name: 'body.expiresAt', reason: 'is in the past' }],
    });
  }
  const token = `cmis_${randomToken(32)}`;
  const { orgId, actor, user } = session;
  const prefix = token.slice(0, PREFIX_LENGTH);
  const stored = { orgId, name, role, prefix, tokenHash: sha256Hex(token), createdBy: user.id, expiresAt: expiry };
  const row = await withOrg(orgId, async (tx) => {
    const [made] = await tx.insert(apiTokens).values(stored).returning({ id: apiTokens.id, at: apiTokens.createdAt });
    if (!made) throw new Error('The insert returned no row.');
    await recordAudit(tx, orgId, actor, 'api_token.created', made.id, { role });
    return made;
  });
  return {
    token,
    id: row.id,
    name,
    prefix,
    role,
    lastUsedAt: null,
    expiresAt: expiry?.toISOString() ?? null,
    createdAt: row.at.toISOString(),
  };
}

/** Effective with the next request. @throws AppError `forbidden` as for creation; `not_found`, also when revoked */
export async function revokeApiToken(session: SessionWith<'admin'>, tokenId: string): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const live = and(eq(apiTokens.orgId, orgId), eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt));
    const [found] = await tx.select({ role: apiTokens.role }).from(apiTokens).where(live).for('update');
    if (!found) throw notFound();
    requireGrantable(session.role, found.role);
    await tx.update(apiTokens).set({ revokedAt: new Date() }).where(live);
    await recordAudit(tx, orgId, actor, 'api_token.revoked', tokenId);
  });
}
