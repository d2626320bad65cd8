import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { fxRates } from '@/db/schema/fx-rates';
import { withOrg } from '@/db/tenant';
import type { FxRateDto } from './schema';
import { toFxRateDto } from './to-fx-rate-dto';

export function listFxRates(orgId: AuthorizedOrgId): Promise<FxRateDto[]> {
  return withOrg(orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(fxRates)
      .where(eq(fxRates.orgId, orgId))
      .orderBy(desc(fxRates.date), fxRates.base, fxRates.quote);
    return rows.map(toFxRateDto);
  });
}
