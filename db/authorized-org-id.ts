declare const authorized: unique symbol;

// Only the session gate, the API-key check and background jobs create one; a house rule forbids it elsewhere.
export type AuthorizedOrgId = string & { readonly [authorized]: true };

export function mintAuthorizedOrgId(
  orgId: string,
  _why: 'session' | 'api token' | 'job' | 'new organization' | 'oauth state' | 'invitation',
): AuthorizedOrgId {
  return orgId as AuthorizedOrgId;
}
