import 'server-only';
import { fxRates } from '@/db/schema/fx-rates';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { fxRateName } from './fx-rate-name';
import type { FxRateDto, FxRateInput } from './schema';
import { toFxRateDto } from './to-fx-rate-dto';

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
    await recordAudit(tx, orgId, session.actor, 'fx_rate.set', fxRateName(input), { rate: input.rate });
    return toFxRateDto(row);
  });
  await invalidateOrg(orgId);
  return stored;
}
