import { invalidReason, readToken, type SealedToken } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import type { Account, Profile } from '../../world/model';
import { refuse } from './envelope';

export const prefixes = { adsCode: 'tt', adsToken: 'd57', postsCode: 'au', postsToken: 'act.', refreshToken: 'rft.' };

export function checkApp(context: SandboxContext, id: unknown, secret: unknown): string {
  const client = context.clients.find((candidate) => candidate.id === id && candidate.secret === secret);
  if (!client) throw refuse(40113, 'The app_id or secret is incorrect, or the app is not available.');
  return client.id;
}

/** @throws Refusal 40105 or 40102 */
export function validToken(context: SandboxContext, prefix: string, text: string): SealedToken {
  const token = readToken(context, prefix, text);
  const invalid = token && invalidReason(context, token);
  if (!token || invalid === 'revoked') throw refuse(40105, 'Access token is incorrect or has been revoked.');
  if (invalid === 'expired') throw refuse(40102, 'Access token is expired.');
  return token;
}

function tokenIn(request: SandboxRequest, context: SandboxContext, prefix: string): SealedToken {
  const text = request.headers['access-token'];
  if (typeof text !== 'string' || text === '') {
    throw refuse(40104, 'Access token is empty. Please pass it in the Access-Token header.');
  }
  return validToken(context, prefix, text);
}

/** @throws Refusal without a valid token for ads, or without `permission` */
export function openAds(request: SandboxRequest, context: SandboxContext, permission?: string): SealedToken {
  const token = tokenIn(request, context, prefixes.adsToken);
  if (permission !== undefined && !token.granted.includes(permission)) {
    throw refuse(40001, `No permission: the access token lacks the permission scope ${permission}.`);
  }
  return token;
}

export function grantedAccounts(context: SandboxContext, token: SealedToken): Account[] {
  const person = context.world.person(token.person);
  return context.world.accounts.filter(({ id }) => person?.accountIds.includes(id));
}

/** @throws Refusal 40001 when the token does not reach it */
export function openAccount(context: SandboxContext, token: SealedToken, advertiserId: string): Account {
  const account = grantedAccounts(context, token).find(({ id }) => id === advertiserId);
  if (!account) throw refuse(40001, `No permission to operate advertiser ${advertiserId}.`);
  return account;
}

/** @throws Refusal unless the owner of `business_id` granted `permission` */
export function openProfile(
  request: SandboxRequest,
  context: SandboxContext,
  permission: string,
): { token: SealedToken; profile: Profile } {
  const token = tokenIn(request, context, prefixes.postsToken);
  const profile = context.world.profile(request.query.get('business_id') ?? '');
  if (!profile || profile.id !== token.subject) {
    throw refuse(40001, 'The business_id does not belong to the access token.');
  }
  requireScopes(token, [permission]);
  return { token, profile };
}

/** @throws Refusal 40001 unless all were granted */
export function requireScopes(token: SealedToken, permissions: readonly string[]): void {
  const missing = permissions.filter((permission) => !token.granted.includes(permission));
  if (missing.length > 0) throw refuse(40001, `The user did not authorize the scope(s) ${missing.join(', ')}.`);
}
