import 'server-only';
import { inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { fxSources } from '@/db/schema/fx-sources';
import { withOrg } from '@/db/tenant';
import { fxPublishers } from './fx-publisher';
import type { FxSourceDto } from './schema';

/** The publishers of this installation in their order, with their last readings. */
export async function listFxSources(orgId: AuthorizedOrgId, publishers = fxPublishers()): Promise<FxSourceDto[]> {
  const names = publishers.map(({ source }) => source);
  const rows = await withOrg(orgId, (tx) => tx.select().from(fxSources).where(inArray(fxSources.source, names)));
  return names.map((source) => {
    const row = rows.find((each) => each.source === source);
    return {
      source,
      newestDate: row?.newestDate ?? null,
      readAt: row?.readAt?.toISOString() ?? null,
      failingSince: row?.failedAt?.toISOString() ?? null,
      errorCode: row?.errorCode ?? null,
    };
  });
}
