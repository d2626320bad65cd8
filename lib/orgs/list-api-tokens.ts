import 'server-only';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { apiTokens } from '@/db/schema/api-tokens';
import { withOrg } from '@/db/tenant';
import type { ApiTokenDto } from './types';

// Expired tokens are listed too: they explain why a program stopped.
export async function listApiTokens(orgId: AuthorizedOrgId): Promise<ApiTokenDto[]> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({
        id: apiTokens.id,
        name: apiTokens.name,
        prefix: apiTokens.prefix,
        role: apiTokens.role,
        lastUsedAt: apiTokens.lastUsedAt,
        expiresAt: apiTokens.expiresAt,
        createdAt: apiTokens.createdAt,
      })
      .from(apiTokens)
      .where(and(eq(apiTokens.orgId, orgId), isNull(apiTokens.revokedAt)))
      .orderBy(desc(apiTokens.createdAt)),
  );
  return rows.map(({ lastUsedAt, expiresAt, createdAt, ...row }) => ({
    ...row,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
