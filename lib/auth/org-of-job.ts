import { type AuthorizedOrgId, mintAuthorizedOrgId } from '@/db/authorized-org-id';

/** `orgId` comes from an event or our own database, never from a request. */
export function orgOfJob(orgId: string): AuthorizedOrgId {
  return mintAuthorizedOrgId(orgId, 'job');
}
