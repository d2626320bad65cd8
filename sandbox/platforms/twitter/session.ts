import { invalidReason, readToken, type SealedToken } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import type { Account, Person } from '../../world/model';
import { readAdsToken, secretOf } from './ads-credentials';
import { adsError, forbidden, limitHeaders, numbered, refuse, unauthorized } from './api-answer';
import { prefixes } from './apps';
import { isSigned, verifySignature } from './oauth1-request';
import { readScopes } from './permissions';

export interface TwitterCall {
  request: SandboxRequest;
  context: SandboxContext;
  person: Person;
  token: SealedToken;
}

function callBy(token: SealedToken | null, request: SandboxRequest, context: SandboxContext): TwitterCall | null {
  const person = context.world.person(token?.person);
  return token && person ? { request, context, person, token } : null;
}

function openSigned(request: SandboxRequest, context: SandboxContext) {
  const { consumer, parameters } = verifySignature(request, context, (text) =>
    readAdsToken(context, text) ? secretOf(context, text) : null,
  );
  const call = callBy(readAdsToken(context, parameters.get('oauth_token') ?? ''), request, context);
  if (!call || call.token.client !== consumer.key) throw refuse(numbered(401, 89, 'Invalid or expired token.'));
  return { call, consumer };
}

/** With a bearer token or signed. @throws Refusal 401, or 403 without the scopes */
export function openApi(request: SandboxRequest, context: SandboxContext): TwitterCall {
  if (isSigned(request)) return openSigned(request, context).call;
  const [, text = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = readToken(context, prefixes.access, text);
  // X has one text for expired, revoked and unknown tokens.
  const isValid = token?.platform === 'twitter' && token.kind === 'access' && invalidReason(context, token) === null;
  const call = isValid ? callBy(token, request, context) : null;
  if (!call) throw refuse(unauthorized());
  if (!readScopes.every((scope) => call.token.granted.includes(scope))) throw refuse(forbidden());
  return call;
}

/** Signed calls only. @throws Refusal 401, or 403 for an app without approval */
export function openAds(request: SandboxRequest, context: SandboxContext): TwitterCall {
  if (!isSigned(request)) {
    throw refuse(adsError(401, 'UNAUTHORIZED_ACCESS', 'This request is not properly authenticated'));
  }
  const { call, consumer } = openSigned(request, context);
  if (consumer.hasAdsAccess) return call;
  const message = 'The client application making this request does not have access to X Ads API';
  throw refuse(adsError(403, 'UNAUTHORIZED_CLIENT_APPLICATION', message));
}

/** @throws Refusal 403, also without a role */
export function accountIn(call: TwitterCall): Account {
  const id = call.request.params.account ?? '';
  const account = call.context.world.account(id);
  if (account && call.person.accountIds.includes(id)) return account;
  throw refuse(adsError(403, 'ACCOUNT_NOT_FOUND', `Account ${id} was not found`, { parameter: 'account_id' }));
}

const globalReads = 5;
const windowMs = 900_000;

/** @throws Refusal 429 after five calls within fifteen minutes */
export function countGlobalRead({ context, token, request }: TwitterCall): Record<string, string> {
  const now = context.now().getTime();
  const used = context.state.recordCall(`twitter|${request.path}|${token.nonce}`, windowMs, now);
  const headers = limitHeaders('x-rate-limit', globalReads, used, now);
  if (used <= globalReads) return headers;
  throw refuse(adsError(429, 'TOO_MANY_REQUESTS', 'You have exceeded the number of requests permitted', { headers }));
}
