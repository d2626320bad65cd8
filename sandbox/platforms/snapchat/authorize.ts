import { consentPage } from '../../oauth/consent-page';
import { isRegisteredRedirect, languageOf, redirectTo, refuseConsent } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { snapchatBrand } from './consent-brand';
import { codePrefix } from './credential-prefixes';
import { snapchatScopes } from './scopes';

const codeLifeMs = 10 * 60_000;

interface ConsentRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  scopes: string[];
}

/** The screen grants everything that the app requests, or nothing. */
export function showConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { redirectUri, scopes } = readConsent(request, context);
  return consentPage({
    brand: snapchatBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, snapchatBrand),
    permissions: scopes.map((name) => ({
      name,
      text: snapchatScopes[name] ?? { en: name, ar: name },
      isFixed: true,
    })),
    language: languageOf(request),
  });
}

export function decideConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state, scopes } = readConsent(request, context);
  const back = new URL(redirectUri);
  back.searchParams.set('state', state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The user denied the request');
    return redirectTo(back.toString());
  }
  const person = personChosen(request, context, snapchatBrand);
  const grant = { platform: 'snapchat', client: clientId, person: person.id };
  const code = writeCode(context, codePrefix, {
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted: scopes,
    declined: [],
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: null,
  });
  back.searchParams.set('code', code);
  return redirectTo(back.toString());
}

function readConsent({ query }: SandboxRequest, context: SandboxContext): ConsentRequest {
  const clientId = query.get('client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(snapchatBrand, 'Unknown client_id.', 'المعرّف client_id غير معروف.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) {
    throw refuseConsent(
      snapchatBrand,
      'The redirect_uri is not registered for this app.',
      'عنوان إعادة التوجيه redirect_uri غير مسجّل لهذا التطبيق.',
    );
  }
  if (query.get('response_type') !== 'code') {
    throw refuseConsent(snapchatBrand, 'The response_type must be code.', 'يجب أن تكون قيمة response_type هي code.');
  }
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter((name) => name !== '');
  const unknown = scopes.filter((name) => !Object.hasOwn(snapchatScopes, name));
  if (scopes.length === 0 || unknown.length > 0) {
    const names = unknown.join(', ') || '–';
    throw refuseConsent(snapchatBrand, `Invalid scope: ${names}.`, `صلاحيات غير صالحة: ${names}.`);
  }
  return { clientId, redirectUri, state: query.get('state') ?? '', scopes };
}
