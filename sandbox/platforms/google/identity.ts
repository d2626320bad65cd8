import { jsonResponse } from '../../json-response';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { accessPrefix } from './credential-prefixes';
import { oauthError } from './google-error';
import { profileScope } from './scopes';
import { validToken } from './token';

export function bearerOf(request: SandboxRequest): string {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

export function showTokenInfo(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const sent = bearerOf(request) || String(request.body.access_token ?? request.query.get('access_token') ?? '');
  const token = validToken(context, accessPrefix, sent);
  if (token?.endsAt === null || !token) throw oauthError('invalid_token', 'Invalid Value');
  const seconds = Math.floor((token.endsAt - context.now().getTime()) / 1000);
  return jsonResponse({
    azp: token.client,
    aud: token.client,
    ...(token.granted.includes('openid') ? { sub: token.person } : {}),
    scope: token.granted.join(' '),
    exp: String(Math.floor(token.endsAt / 1000)),
    expires_in: String(seconds),
    access_type: 'offline',
  });
}

export function showUserInfo(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = validToken(context, accessPrefix, bearerOf(request));
  const person = context.world.person(token?.person);
  if (!token?.granted.includes('openid') || !person) throw oauthError('invalid_request', 'Invalid Credentials', 401);
  const [givenName = '', ...rest] = person.name.split(' ');
  const profile = { name: person.name, given_name: givenName, family_name: rest.join(' ') };
  return jsonResponse({ sub: person.id, ...(token.granted.includes(profileScope) ? profile : {}) });
}
