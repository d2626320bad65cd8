import { consentPage } from '../../oauth/consent-page';
import { challengeIn, isRegisteredRedirect, languageOf, redirectTo, refuseConsent } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { prefixes } from './apps';
import { twitterBrand } from './consent-brand';
import { offlineScope, scopes } from './permissions';

const codeLifeMs = 30_000;

const refuse = (english: string) => refuseConsent(twitterBrand, english, 'تعذّر منح التطبيق الوصول. الطلب غير صالح.');

function readConsent({ query }: SandboxRequest, context: SandboxContext) {
  const clientId = query.get('client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) throw refuse('Value passed for client_id was invalid.');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) throw refuse('Value passed for the redirect uri did not match.');
  if (query.get('response_type') !== 'code') throw refuse('Value passed for response_type must be code.');
  const state = query.get('state') ?? '';
  if (state === '' || state.length > 500) throw refuse('state is missing or longer than 500 characters.');
  const challenge = challengeIn(query);
  if (!challenge) throw refuse('code_challenge is missing.');
  const requested = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const unknown = requested.filter((scope) => !Object.hasOwn(scopes, scope));
  if (requested.length === 0 || unknown.length > 0)
    throw refuse(`Value passed for scope was invalid: ${unknown.join(', ')}`);
  return { clientId, redirectUri, state, challenge, requested };
}

export function showPostsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { redirectUri, requested } = readConsent(request, context);
  return consentPage({
    brand: twitterBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, twitterBrand),
    permissions: requested.map((name) => ({ name, text: scopes[name] ?? { en: name, ar: name }, isFixed: true })),
    language: languageOf(request),
  });
}

export function decidePostsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state, challenge, requested } = readConsent(request, context);
  const back = new URL(redirectUri);
  back.searchParams.set('state', state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    return redirectTo(back.toString());
  }
  const grant = { platform: 'twitter', client: clientId, person: personChosen(request, context, twitterBrand).id };
  const code = writeCode(context, prefixes.code, {
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted: requested,
    declined: [],
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge,
    isOffline: requested.includes(offlineScope),
  });
  back.searchParams.set('code', code);
  return redirectTo(back.toString());
}
