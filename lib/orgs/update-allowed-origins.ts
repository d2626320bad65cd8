import 'server-only';
import { eq } from 'drizzle-orm';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { AppError, notFound } from '@/lib/errors';
import { MAX_ALLOWED_ORIGINS } from './allowed-origin';

/**
 * `change` gets the stored origins, of which each is once in its result. Effective with the next request; a browser keeps
 * an earlier preflight for ten minutes.
 * @returns the origins in alphabetical order
 * @throws AppError `forbidden` below admin, `conflict` above the limit
 */
export async function updateAllowedOrigins(
  session: SessionWith<'admin'>,
  change: (stored: readonly string[]) => readonly string[],
): Promise<string[]> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  const ofOrg = eq(organizations.id, orgId);
  const origins = await withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select({ stored: organizations.allowedOrigins })
      .from(organizations)
      .where(ofOrg)
      .for('update');
    if (!row) throw notFound();
    const { stored } = row;
    const wanted = [...new Set(change(stored))].sort();
    const added = wanted.filter((origin) => !stored.includes(origin));
    const removed = stored.filter((origin) => !wanted.includes(origin));
    if (added.length === 0 && removed.length === 0) return stored;
    requireLimit(wanted);
    await tx.update(organizations).set({ allowedOrigins: wanted }).where(ofOrg);
    await recordAudit(tx, orgId, actor, 'allowed_origins.updated', orgId, { added, removed });
    return wanted;
  });
  await invalidateOrg(orgId);
  return origins;
}

function requireLimit(origins: string[]): void {
  if (origins.length <= MAX_ALLOWED_ORIGINS) return;
  throw new AppError('conflict', `There are at most ${MAX_ALLOWED_ORIGINS} allowed origins: remove one first.`, {
    messageKey: 'tooManyOrigins',
    values: { most: MAX_ALLOWED_ORIGINS },
  });
}
