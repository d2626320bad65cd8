import { and, eq } from 'drizzle-orm';
import { fxRates } from '@/db/schema/fx-rates';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import { toDto } from './data';
import type { FxRateDto, FxRateInput, FxRateKey } from './schema';

/** Replaces a rate of the same day. Audited. @throws AppError `forbidden` below admin */
export async function setFxRate(session: SessionWith<'admin'>, input: FxRateInput): Promise<FxRateDto> {
  requireRole(session, 'admin');
  const { orgId } = session;
  const stored = await withOrg(orgId, async (tx) => {
    const values = { rate: input.rate, source: input.source, observedAt: new Date() };
    const [row] = await tx
      .insert(fxRates)
      .values({ orgId, base: input.base, quote: input.quote, date: input.date, ...values })
      .onConflictDoUpdate({ target: [fxRates.orgId, fxRates.base, fxRates.quote, fxRates.date], set: values })
      .returning();
    if (!row) throw new Error('An upsert returned no row.');
    await recordAudit(tx, orgId, session.actor, 'fx_rate.set', nameOf(input), { rate: input.rate });
    return toDto(row);
  });
  await invalidateOrg(orgId);
  return stored;
}

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
    await recordAudit(tx, orgId, session.actor, 'fx_rate.deleted', nameOf(key), { rate: removed[0].rate });
  });
  await invalidateOrg(orgId);
}

function nameOf({ base, quote, date }: FxRateKey): string {
  return `${base}/${quote}/${date}`;
}
