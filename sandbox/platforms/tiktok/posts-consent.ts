import { consentPage } from '../../oauth/consent-page';
import { isRegisteredRedirect, languageOf, redirectTo, refuseConsent, ticked } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { tiktokBrand } from './consent-brand';
import { prefixes } from './credentials';
import { alwaysGranted, postsPermissions } from './permissions';

const codeLifeMs = 10 * 60_000;

function isAllowedRedirect(redirectUri: string): boolean {
  return isRegisteredRedirect(redirectUri) && redirectUri.endsWith('/') && new URL(redirectUri).search === '';
}

function readRequest(request: SandboxRequest, context: SandboxContext) {
  const clientId = request.query.get('client_key') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(tiktokBrand, 'client_key: something is wrong with the app.', 'معرّف التطبيق غير صالح.');
  }
  const redirectUri = request.query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(redirectUri)) {
    throw refuseConsent(
      tiktokBrand,
      'redirect_uri: it must be the one that the app has set, absolute, without query, and end with a slash.',
      'عنوان إعادة التوجيه يجب أن يطابق عنوان التطبيق وأن ينتهي بشرطة مائلة وبلا معاملات.',
    );
  }
  if (request.query.get('response_type') !== 'code') {
    throw refuseConsent(tiktokBrand, 'response_type: it must be code.', 'يجب أن تكون response_type هي code.');
  }
  const requested = (request.query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  const unknown = requested.filter((scope) => !Object.hasOwn(postsPermissions, scope));
  if (requested.length === 0 || unknown.length > 0) {
    throw refuseConsent(
      tiktokBrand,
      `scope: unknown ${unknown.join(', ')}`,
      `صلاحيات غير صالحة: ${unknown.join(', ')}`,
    );
  }
  return { clientId, redirectUri, state: request.query.get('state'), requested };
}

export function showPostsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { redirectUri, requested } = readRequest(request, context);
  return consentPage({
    brand: tiktokBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, tiktokBrand),
    permissions: requested.map((name) => ({
      name,
      text: postsPermissions[name] ?? { en: name, ar: name },
      isFixed: name === alwaysGranted,
    })),
    language: languageOf(request),
    isRerequest: request.query.get('disable_auto_auth') === '1',
  });
}

export function decidePostsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state, requested } = readRequest(request, context);
  const back = new URL(redirectUri);
  if (state !== null) back.searchParams.set('state', state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_type', 'user_cancel');
    return redirectTo(back.toString());
  }
  const [openId] = personChosen(request, context, tiktokBrand).profileIds;
  if (openId === undefined) {
    throw refuseConsent(tiktokBrand, 'This person has no TikTok account.', 'لا يملك هذا الشخص حسابًا على تيك توك.');
  }
  const left = ticked(request);
  const granted = requested.filter((name) => name === alwaysGranted || left.includes(name));
  // The grant of a TikTok account ends separately from that of its owner's ad accounts.
  const grant = { platform: 'tiktok', client: clientId, person: openId };
  const code = writeCode(context, prefixes.postsCode, {
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted,
    declined: requested.filter((name) => !granted.includes(name)),
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: null,
  });
  back.searchParams.set('code', code);
  back.searchParams.set('scopes', granted.join(','));
  return redirectTo(back.toString());
}
