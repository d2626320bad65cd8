import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { consentPage, refusalPage } from './consent-page';
import { alwaysGranted, metaPermissions, permissionsOf } from './permissions';
import { grantKey, nonce, type SealedCode } from './sealed-credentials';
import { parameter } from './session';

const codeLifeMs = 10 * 60_000;
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What a dialog was opened with, checked. */
export interface DialogRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  permissions: string[];
  challenge: SealedCode['challenge'];
  isRerequest: boolean;
  language: 'en' | 'ar';
}

/** `GET /dialog/oauth`: the consent screen. */
export function showDialog(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  return consentPage(readDialog(request, context), context.world.people, `${request.path}?${request.query}`);
}

/** `POST /dialog/oauth`: the person's decision, as a redirect to the app. */
export function decideDialog(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const dialog = readDialog(request, context);
  const back = new URL(dialog.redirectUri);
  back.searchParams.set('state', dialog.state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_code', '200');
    back.searchParams.set('error_description', 'Permissions error');
    back.searchParams.set('error_reason', 'user_denied');
    return redirect(back.toString());
  }
  const person = context.world.people.find(({ id }) => id === request.body.person);
  if (!person) throw refuse('Choose who you sign in as', 'اختر الشخص الذي تسجّل الدخول باسمه');
  const ticked = [request.body.permission ?? []].flat();
  const granted = dialog.permissions.filter((name) => name === alwaysGranted || ticked.includes(name));
  const grant = { client: dialog.clientId, person: person.id };
  context.state.restore(`${grantKey(grant)}`, granted);
  const code: SealedCode = {
    kind: 'code',
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted,
    declined: dialog.permissions.filter((name) => !granted.includes(name)),
    nonce: nonce(),
    redirectUri: dialog.redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: dialog.challenge,
  };
  back.searchParams.set('code', `AQ${context.seal.close(code)}`);
  // Meta puts this fragment behind every successful redirect.
  return redirect(`${back}#_=_`);
}

function readDialog(request: SandboxRequest, context: SandboxContext): DialogRequest {
  const clientId = parameter(request, 'client_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuse('Invalid App ID: the provided app ID does not look like a valid app ID.', 'معرّف التطبيق غير صالح.');
  }
  const redirectUri = parameter(request, 'redirect_uri') ?? '';
  if (!isRegistered(redirectUri)) {
    throw refuse(
      "URL blocked: this redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.",
      'تم حظر الرابط: عنوان إعادة التوجيه غير مسجّل لهذا التطبيق.',
    );
  }
  const state = parameter(request, 'state') ?? '';
  if (state === '') throw refuse('The parameter state is required.', 'المعامل state مطلوب.');
  const responseType = parameter(request, 'response_type') ?? 'code';
  if (responseType !== 'code') throw refuse('Only response_type=code is emulated.', 'لا تُحاكى إلا response_type=code.');
  const permissions = permissionsOf(parameter(request, 'scope') ?? '');
  const unknown = permissions.filter((name) => !Object.hasOwn(metaPermissions, name));
  if (unknown.length > 0)
    throw refuse(`Invalid Scopes: ${unknown.join(', ')}.`, `صلاحيات غير صالحة: ${unknown.join(', ')}`);
  return {
    clientId,
    redirectUri,
    state,
    permissions,
    challenge: readChallenge(request),
    isRerequest: parameter(request, 'auth_type') === 'rerequest',
    language: languageOf(request),
  };
}

/** Every loopback address is registered; nothing else is. */
function isRegistered(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname, hash } = new URL(redirectUri);
  return (protocol === 'http:' || protocol === 'https:') && loopbackNames.has(hostname) && hash === '';
}

function readChallenge(request: SandboxRequest): SealedCode['challenge'] {
  const value = parameter(request, 'code_challenge');
  if (value === undefined) return null;
  return { value, method: parameter(request, 'code_challenge_method') === 'S256' ? 'S256' : 'plain' };
}

function languageOf(request: SandboxRequest): 'en' | 'ar' {
  const wanted = parameter(request, 'locale') ?? request.headers['accept-language'] ?? 'en';
  return wanted.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}

function refuse(english: string, arabic: string): Refusal {
  return new Refusal(refusalPage(english, arabic));
}

function redirect(location: string): SandboxResponse {
  return { status: 302, headers: { location, 'referrer-policy': 'no-referrer' }, body: '' };
}
