import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { fxRates } from '@/db/schema/fx-rates';
import type { Tx } from '@/db/tenant';
import type { FxRate } from '../convert';

export function readFxRates(tx: Tx, orgId: AuthorizedOrgId): Promise<FxRate[]> {
  return tx
    .select({ date: fxRates.date, base: fxRates.base, quote: fxRates.quote, rate: fxRates.rate })
    .from(fxRates)
    .where(eq(fxRates.orgId, orgId));
}
