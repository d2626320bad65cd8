import { grantKey, readCode, readToken, writeToken } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { checkApp, grantedAccounts, openAds, prefixes } from './credentials';
import { refuse, succeed } from './envelope';
import { required } from './parameters';

/** A code works once; the token has no end. */
export function exchangeAdsCode(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkApp(context, request.body.app_id, request.body.secret);
  const code = readCode(context, prefixes.adsCode, required(request, 'auth_code'));
  const now = context.now().getTime();
  if (!code || code.client !== client) throw refuse(40115, 'Auth_code is incorrect.');
  if (code.endsAt <= now) throw refuse(40101, 'Auth_code is expired.');
  if (!context.state.spendCode(code.nonce, code.endsAt, now)) throw refuse(40110, 'Auth_code is used or expired.');
  const { platform, person, generation, granted, declined } = code;
  const text = writeToken(context, prefixes.adsToken, {
    kind: 'ads',
    platform,
    person,
    client,
    generation,
    granted,
    declined,
    endsAt: null,
    subject: null,
  });
  const token = readToken(context, prefixes.adsToken, text);
  const accounts = token && request.body.return_advertiser_ids !== false ? grantedAccounts(context, token) : [];
  return succeed({
    access_token: text,
    advertiser_ids: accounts.map(({ id }) => id),
    scope: granted.map(Number),
  });
}

export function revokeAdsToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkApp(context, request.body.app_id, request.body.secret);
  const token = readToken(context, prefixes.adsToken, required(request, 'access_token'));
  const isValid = token?.client === client && context.state.generation(grantKey(token)) === token.generation;
  if (!token || !isValid) throw refuse(40105, 'Access token is incorrect or has been revoked.');
  context.state.revoke(grantKey(token));
  return succeed({ app_id: client, advertiser_ids: grantedAccounts(context, token).map(({ id }) => id) });
}

export function showUser(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { person: id, issuedAt } = openAds(request, context);
  const person = context.world.person(id);
  return succeed({
    core_user_id: id,
    display_name: person?.name ?? '',
    email: 'l****@people.example',
    create_time: Math.floor(issuedAt / 1000),
    avatar_url: '',
  });
}
