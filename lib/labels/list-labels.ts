import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { readLabels } from './read-labels';
import type { LabelDto } from './schema';

/** By name, with the number of campaigns and posts that have the label. */
export function listLabels(orgId: AuthorizedOrgId): Promise<LabelDto[]> {
  return withOrg(orgId, (tx) => readLabels(tx, orgId));
}
