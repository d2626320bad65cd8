import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';

/** By id; no statement for no ids. */
export async function listCampaignNames(orgId: AuthorizedOrgId, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await withOrg(orgId, (tx) =>
    tx.execute<{ id: string; name: string }>(
      sql`select id, name from campaigns where org_id = ${orgId} and id = any(${uuidArray(ids)})`,
    ),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
