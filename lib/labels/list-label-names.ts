import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import type { LabelRef } from './schema';

const labelNames = (orgId: AuthorizedOrgId) =>
  sql`select id, name, colour from labels where org_id = ${orgId} and deleted_at is null order by name collate by_language, id`;

/** By name, without counts: for filters and choices. */
export function listLabelNames(orgId: AuthorizedOrgId): Promise<LabelRef[]> {
  return withOrg(orgId, (tx) => tx.execute<LabelRef>(labelNames(orgId)));
}

/** Like `listLabelNames`, in the statement of other reads. */
export function labelNamesRead(orgId: AuthorizedOrgId): JsonRead<LabelRef[]> {
  return jsonRead(labelNames(orgId), (labels: LabelRef[]) => labels);
}
