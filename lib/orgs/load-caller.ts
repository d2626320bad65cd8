import 'server-only';
import { and, eq } from 'drizzle-orm';
import { apiTokens } from '@/db/schema/api-tokens';
import { withOrg } from '@/db/tenant';
import type { Caller } from '@/lib/api/authenticate';
import type { OrgSession } from '@/lib/auth/org-session';
import { rolesUpTo } from '@/lib/auth/roles';
import { notFound } from '@/lib/errors';
import { listCallerOrganizations } from './list-caller-organizations';
import type { CallerDto } from './types';

/** The person of the session, or the person who created the token, with the token. */
export async function loadCaller(caller: Caller): Promise<Omit<CallerDto, 'language'>> {
  const { id, name, email } = caller.kind === 'user' ? caller.user : caller.session.user;
  const [organizations, token] = await Promise.all([
    listCallerOrganizations(caller),
    caller.kind === 'token' ? loadOwnToken(caller.session) : null,
  ]);
  const withScopes = organizations.map(({ role, ...rest }) => ({ ...rest, role, scopes: rolesUpTo(role) }));
  return { id, name, email, organizations: withScopes, token };
}

async function loadOwnToken({ orgId, actor }: OrgSession): Promise<CallerDto['token']> {
  const { id, name, prefix, role, expiresAt } = apiTokens;
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({ id, name, prefix, role, expiresAt })
      .from(apiTokens)
      .where(and(eq(apiTokens.orgId, orgId), eq(apiTokens.id, actor.id ?? ''))),
  );
  if (!row) throw notFound();
  return { ...row, expiresAt: row.expiresAt?.toISOString() ?? null };
}
