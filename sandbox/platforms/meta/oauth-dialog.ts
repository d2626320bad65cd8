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
import { grantKey, type SealedCode, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { metaBrand } from './consent-brand';
import { codePrefix } from './credential-prefixes';
import { alwaysGranted, metaPermissions, permissionsOf } from './permissions';
import { parameter } from './session';

const codeLifeMs = 10 * 60_000;

interface DialogRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  permissions: string[];
  challenge: SealedCode['challenge'];
  isRerequest: boolean;
  language: 'en' | 'ar';
}

export function showDialog(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { permissions, language, isRerequest, redirectUri } = readDialog(request, context);
  return consentPage({
    brand: metaBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, metaBrand),
    permissions: permissions.map((name) => ({
      name,
      text: metaPermissions[name] ?? { en: name, ar: name },
      isFixed: name === alwaysGranted,
    })),
    language,
    isRerequest,
  });
}

export function decideDialog(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const dialog = readDialog(request, context);
  const back = new URL(dialog.redirectUri);
  back.searchParams.set('state', dialog.state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_code', '200');
    back.searchParams.set('error_description', 'Permissions error');
    back.searchParams.set('error_reason', 'user_denied');
    return redirectTo(back.toString());
  }
  const person = personChosen(request, context, metaBrand);
  const left = ticked(request);
  const granted = dialog.permissions.filter((name) => name === alwaysGranted || left.includes(name));
  const grant = { platform: 'meta', client: dialog.clientId, person: person.id };
  context.state.restore(grantKey(grant), granted);
  const code = writeCode(context, codePrefix, {
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted,
    declined: dialog.permissions.filter((name) => !granted.includes(name)),
    redirectUri: dialog.redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: dialog.challenge,
  });
  back.searchParams.set('code', code);
  // Meta appends this fragment to every successful redirect.
  return redirectTo(`${back}#_=_`);
}

function readDialog(request: SandboxRequest, context: SandboxContext): DialogRequest {
  const clientId = parameter(request, 'client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(
      metaBrand,
      'Invalid App ID: the provided app ID does not look like a valid app ID.',
      'معرّف التطبيق غير صالح.',
    );
  }
  const redirectUri = parameter(request, 'redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) {
    throw refuseConsent(
      metaBrand,
      "URL blocked: this redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.",
      'تم حظر الرابط: عنوان إعادة التوجيه غير مسجّل لهذا التطبيق.',
    );
  }
  const state = parameter(request, 'state') ?? '';
  if (state === '') throw refuseConsent(metaBrand, 'The parameter state is required.', 'المعامل state مطلوب.');
  const responseType = parameter(request, 'response_type') ?? 'code';
  if (responseType !== 'code')
    throw refuseConsent(metaBrand, 'Only response_type=code is emulated.', 'لا تُحاكى إلا response_type=code.');
  const permissions = permissionsOf(parameter(request, 'scope') ?? '');
  const unknown = permissions.filter((name) => !Object.hasOwn(metaPermissions, name));
  if (unknown.length > 0)
    throw refuseConsent(
      metaBrand,
      `Invalid Scopes: ${unknown.join(', ')}.`,
      `صلاحيات غير صالحة: ${unknown.join(', ')}`,
    );
  return {
    clientId,
    redirectUri,
    state,
    permissions,
    challenge: challengeIn(request.query),
    isRerequest: parameter(request, 'auth_type') === 'rerequest',
    language: languageOf(request),
  };
}
