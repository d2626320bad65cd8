declare const authorized: unique symbol;

/**
 * The id of an organization that the caller may act for. Only the session gate, the API-key check and a
 * background job (for the organization its event names) mint one; lint keeps every other file from importing the mint.
 */
export type AuthorizedOrgId = string & { readonly [authorized]: true };

/** Brands an id after its check. `why` makes each place that mints readable in a search. */
export function mintAuthorizedOrgId(
  orgId: string,
  _why: 'session' | 'api token' | 'job' | 'new organization' | 'oauth state' | 'invitation',
): AuthorizedOrgId {
  return orgId as AuthorizedOrgId;
}
