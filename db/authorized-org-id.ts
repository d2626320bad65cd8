declare const authorized: unique symbol;

// Minted only by the session gate, the API-key check and background jobs; lint keeps every other file from it.
export type AuthorizedOrgId = string & { readonly [authorized]: true };

export function mintAuthorizedOrgId(
  orgId: string,
  _why: 'session' | 'api token' | 'job' | 'new organization' | 'oauth state' | 'invitation',
): AuthorizedOrgId {
  return orgId as AuthorizedOrgId;
}
