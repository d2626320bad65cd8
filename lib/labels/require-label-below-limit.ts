import { and, count, eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { labels } from '@/db/schema/labels';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';
import { MAX_LABELS } from './schema';

/** Needs `lockOrganization`. @throws AppError `conflict` where the organization has as many labels as it may have */
export async function requireLabelBelowLimit(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  const ofOrg = and(eq(labels.orgId, orgId), isNull(labels.deletedAt));
  const [known] = await tx.select({ count: count() }).from(labels).where(ofOrg);
  if ((known?.count ?? 0) < MAX_LABELS) return;
  throw new AppError('conflict', `An organization has at most ${MAX_LABELS} labels: delete one first.`, {
    messageKey: 'tooManyLabels',
    values: { most: MAX_LABELS },
  });
}
