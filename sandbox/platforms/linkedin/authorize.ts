import { consentPage } from '../../oauth/consent-page';
import { isRegisteredRedirect, languageOf, redirectTo, refuseConsent } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { linkedinBrand } from './consent-brand';
import { codePrefix } from './credential-prefixes';
import { linkedinScopes } from './scopes';

const codeLifeMs = 30 * 60_000;

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
    brand: linkedinBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, linkedinBrand),
    permissions: scopes.map((name) => ({
      name,
      text: linkedinScopes[name] ?? { en: name, ar: name },
      isFixed: true,
    })),
    language: languageOf(request),
  });
}

export function decideConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state, scopes } = readConsent(request, context);
  if (request.body.decision !== 'continue') {
    return backWith(redirectUri, {
      error: 'user_cancelled_authorize',
      error_description: 'The user cancelled the authorization',
      state,
    });
  }
  const person = personChosen(request, context, linkedinBrand);
  const grant = { platform: 'linkedin', client: clientId, person: person.id };
  const key = grantKey(grant);
  // Another set of scopes revokes every earlier token of the member for this app.
  if (!context.state.recordScopes(key, [...scopes].sort().join(' '))) context.state.revoke(key);
  const code = writeCode(context, codePrefix, {
    ...grant,
    generation: context.state.generation(key),
    granted: scopes,
    declined: [],
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: null,
  });
  return backWith(redirectUri, { code, state });
}

/** @throws Refusal with a page, or with a redirect to the app */
function readConsent({ query }: SandboxRequest, context: SandboxContext): ConsentRequest {
  const clientId = query.get('client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(linkedinBrand, 'Unknown client_id.', 'المعرّف client_id غير معروف.');
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) {
    throw refuseConsent(
      linkedinBrand,
      'The redirect_uri does not match the registered value.',
      'عنوان إعادة التوجيه redirect_uri لا يطابق القيمة المسجّلة.',
    );
  }
  if (query.get('response_type') !== 'code') {
    throw refuseConsent(linkedinBrand, 'The response_type must be code.', 'يجب أن تكون قيمة response_type هي code.');
  }
  const state = query.get('state') ?? '';
  const scopes = [...new Set((query.get('scope') ?? '').split(/[\s,]+/).filter((name) => name !== ''))];
  const unknown = scopes.find((name) => !Object.hasOwn(linkedinScopes, name));
  if (scopes.length === 0 || unknown !== undefined) {
    const error_description = `Scope "${unknown ?? ''}" is not authorized for your application`;
    throw new Refusal(backWith(redirectUri, { error: 'unauthorized_scope_error', error_description, state }));
  }
  return { clientId, redirectUri, state, scopes };
}

function backWith(redirectUri: string, answer: Record<string, string>): SandboxResponse {
  const back = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  return redirectTo(back.toString());
}
