import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { whereLabelled } from './label-membership';

/** Posts (alias `p`) with at least one of the labels. */
export function wherePostLabelled(orgId: AuthorizedOrgId, labelIds: readonly string[]): SQL {
  return whereLabelled('post', orgId, labelIds, sql`p.id`);
}
