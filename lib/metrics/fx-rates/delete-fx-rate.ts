import 'server-only';
import { and, eq } from 'drizzle-orm';
import { fxRates } from '@/db/schema/fx-rates';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import { fxRateName } from './fx-rate-name';
import type { FxRateKey } from './schema';

/**
 * Its days then use an older rate or a peg, or are left out. Audited.
 * @throws AppError `forbidden` below admin; `not_found`
 */
export async function deleteFxRate(session: SessionWith<'admin'>, key: FxRateKey): Promise<void> {
  requireRole(session, 'admin');
  const { orgId } = session;
  await withOrg(orgId, async (tx) => {
    const removed = await tx
      .delete(fxRates)
      .where(
        and(
          eq(fxRates.orgId, orgId),
          eq(fxRates.base, key.base),
          eq(fxRates.quote, key.quote),
          eq(fxRates.date, key.date),
        ),
      )
      .returning({ rate: fxRates.rate });
    if (!removed[0]) throw notFound();
    await recordAudit(tx, orgId, session.actor, 'fx_rate.deleted', fxRateName(key), { rate: removed[0].rate });
  });
  await invalidateOrg(orgId);
}
