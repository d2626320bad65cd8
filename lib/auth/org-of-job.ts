import { type AuthorizedOrgId, mintAuthorizedOrgId } from '@/db/authorized-org-id';

/** The organization that a background job works for, as its event or our own database names it; never a request. */
export function orgOfJob(orgId: string): AuthorizedOrgId {
  return mintAuthorizedOrgId(orgId, 'job');
}
