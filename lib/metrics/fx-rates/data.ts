import { desc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { fxRates } from '@/db/schema/fx-rates';
import { type Tx, withOrg } from '@/db/tenant';
import type { FxRate } from '../convert';
import type { FxRateDto } from './schema';

export function listFxRates(orgId: AuthorizedOrgId): Promise<FxRateDto[]> {
  return withOrg(orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(fxRates)
      .where(eq(fxRates.orgId, orgId))
      .orderBy(desc(fxRates.date), fxRates.base, fxRates.quote);
    return rows.map(toDto);
  });
}

export function readFxRates(tx: Tx, orgId: AuthorizedOrgId): Promise<FxRate[]> {
  return tx
    .select({ date: fxRates.date, base: fxRates.base, quote: fxRates.quote, rate: fxRates.rate })
    .from(fxRates)
    .where(eq(fxRates.orgId, orgId));
}

export function toDto(row: typeof fxRates.$inferSelect): FxRateDto {
  const { base, quote, date, source } = row;
  // numeric(20, 10) prints all its digits: 3.75 reads as 3.7500000000.
  const rate = row.rate.replace(/\.?0+$/, '');
  return { base, quote, date, rate, source, observedAt: row.observedAt.toISOString() };
}
