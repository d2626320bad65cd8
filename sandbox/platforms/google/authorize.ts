import { consentPage } from '../../oauth/consent-page';
import {
  challengeIn,
  isRegisteredRedirect,
  languageOf,
  redirectTo,
  refuseConsent,
  ticked,
} from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { googleBrand } from './consent-brand';
import { codePrefix } from './credential-prefixes';
import { googleScopes, grantedName } from './scopes';

const codeLifeMs = 10 * 60_000;

interface ConsentRequest {
  clientId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
  isOffline: boolean;
  /** Shows the consent screen although the grant exists. */
  forcesConsent: boolean;
}

export function showConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { redirectUri, scopes } = readConsent(request, context);
  return consentPage({
    brand: googleBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, googleBrand),
    permissions: scopes.map((name) => ({
      name,
      text: googleScopes[name]?.text ?? { en: name, ar: name },
      isFixed: isIdentity(name),
    })),
    language: languageOf(request),
  });
}

export function decideConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state, scopes, isOffline, forcesConsent } = readConsent(request, context);
  const back = new URL(redirectUri);
  if (state !== null) back.searchParams.set('state', state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    return redirectTo(back.toString());
  }
  const person = personChosen(request, context, googleBrand);
  const left = ticked(request);
  const granted = scopes.filter((name) => isIdentity(name) || left.includes(name));
  const grant = { platform: 'google', client: clientId, person: person.id };
  const key = grantKey(grant);
  const code = writeCode(context, codePrefix, {
    ...grant,
    generation: context.state.generation(key),
    granted,
    declined: scopes.filter((name) => !granted.includes(name)),
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: challengeIn(request.query),
    isOffline: isOffline && (forcesConsent || !context.state.hasTokens(key)),
  });
  back.searchParams.set('code', code);
  back.searchParams.set('scope', granted.join(' '));
  back.searchParams.set('authuser', '0');
  back.searchParams.set('prompt', 'consent');
  return redirectTo(back.toString());
}

function isIdentity(scope: string): boolean {
  return googleScopes[scope]?.isIdentity ?? false;
}

function readConsent({ query }: SandboxRequest, context: SandboxContext): ConsentRequest {
  const clientId = query.get('client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(
      googleBrand,
      'Error 401: invalid_client. The OAuth client was not found.',
      'الخطأ 401: invalid_client. لم يُعثر على عميل OAuth.',
    );
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) {
    throw refuseConsent(
      googleBrand,
      'Error 400: redirect_uri_mismatch. The redirect URI is not registered for this client.',
      'الخطأ 400: redirect_uri_mismatch. عنوان إعادة التوجيه غير مسجّل لهذا العميل.',
    );
  }
  if (query.get('response_type') !== 'code') {
    throw refuseConsent(
      googleBrand,
      'Error 400: invalid_request. The response_type must be code.',
      'الخطأ 400: invalid_request. يجب أن تكون قيمة response_type هي code.',
    );
  }
  const words = (name: string) => (query.get(name) ?? '').split(/\s+/).filter((word) => word !== '');
  const scopes = words('scope').map(grantedName);
  const unknown = scopes.filter((name) => !Object.hasOwn(googleScopes, name));
  if (scopes.length === 0 || unknown.length > 0) {
    const names = unknown.join(', ') || '–';
    throw refuseConsent(
      googleBrand,
      `Error 400: invalid_scope. ${names}`,
      `الخطأ 400: invalid_scope. صلاحيات غير صالحة: ${names}`,
    );
  }
  return {
    clientId,
    redirectUri,
    state: query.get('state'),
    scopes: [...new Set(scopes)],
    isOffline: query.get('access_type') === 'offline',
    forcesConsent: words('prompt').includes('consent'),
  };
}
