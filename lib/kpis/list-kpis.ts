import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { createRateBook } from '@/lib/metrics/convert';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { readKpis } from './read-kpis';
import type { TrackedKpi } from './schema';

/** Not archived, with their progress; the newest period first. */
export async function listKpis(
  orgId: AuthorizedOrgId,
  organization: { currency: string; timeZone: string },
  now = new Date(),
): Promise<TrackedKpi[]> {
  return withOrg(orgId, async (tx) => {
    const rates = createRateBook(await readFxRates(tx, orgId));
    return (await readKpis(tx, orgId, { organization, rates, now }, 'all')).reverse();
  });
}
