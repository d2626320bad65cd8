import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { type FilterSubjects, findUnknownSubjects } from '@/lib/metrics/find-unknown-subjects';
import type { ViewFilter } from './schema';

/** The filter without the accounts, campaigns and labels that the organization no longer has, which are `vanished`. */
export async function withoutVanished(
  tx: Tx,
  orgId: AuthorizedOrgId,
  filter: ViewFilter,
): Promise<{ filter: ViewFilter; vanished: FilterSubjects }> {
  const { accounts = [], campaigns = [], labels = [] } = filter;
  const vanished = await findUnknownSubjects(tx, orgId, { accounts, campaigns, labels });
  const kept = (ids: string[], gone: string[]) => ids.filter((id) => !gone.includes(id));
  const known = {
    ...filter,
    accounts: kept(accounts, vanished.accounts),
    campaigns: kept(campaigns, vanished.campaigns),
    labels: kept(labels, vanished.labels),
  };
  return { filter: known, vanished };
}
