import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { labels } from '@/db/schema/labels';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';

/**
 * Names are compared as searches compare: regardless of case, accents and forms of alef. Needs `lockOrganization`.
 * `labelId`: the label itself, which may keep its name. @throws AppError `conflict` for a name of another label
 */
export async function requireFreeName(
  tx: Tx,
  orgId: AuthorizedOrgId,
  name: string,
  labelId: string | null,
): Promise<void> {
  const sameName = and(eq(labels.nameSearch, sql`search_fold(${name}::text)`), isNull(labels.deletedAt));
  const others = and(eq(labels.orgId, orgId), sameName, labelId === null ? undefined : ne(labels.id, labelId));
  const [other] = await tx.select({ id: labels.id }).from(labels).where(others);
  if (!other) return;
  throw new AppError('conflict', 'Another label has this name.', {
    messageKey: 'labelNameTaken',
    invalidParams: [{ name: 'body.name', reason: 'another label has this name' }],
  });
}
