import { consentPage } from '../../oauth/consent-page';
import { isRegisteredRedirect, languageOf, redirectTo, refuseConsent, ticked } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import { grantKey, writeCode } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { tiktokBrand } from './consent-brand';
import { prefixes } from './credentials';
import { adsPermissions } from './permissions';

const codeLifeMs = 3_600_000;

function readRequest(request: SandboxRequest, context: SandboxContext) {
  const clientId = request.query.get('app_id') ?? '';
  if (!context.clients.some(({ id }) => id === clientId)) {
    throw refuseConsent(tiktokBrand, 'This app does not exist.', 'هذا التطبيق غير موجود.');
  }
  const redirectUri = request.query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirect(redirectUri)) {
    throw refuseConsent(
      tiktokBrand,
      'The redirect_uri is not one of the advertiser redirect URLs of the app.',
      'عنوان إعادة التوجيه ليس من عناوين التطبيق.',
    );
  }
  return { clientId, redirectUri, state: request.query.get('state') };
}

export function showAdsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { redirectUri } = readRequest(request, context);
  return consentPage({
    brand: tiktokBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri,
    ...peopleOffered(request, context, tiktokBrand),
    permissions: Object.entries(adsPermissions).map(([name, text]) => ({ name, text, isFixed: false })),
    language: languageOf(request),
  });
}

export function decideAdsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { clientId, redirectUri, state } = readRequest(request, context);
  const back = new URL(redirectUri);
  if (state !== null) back.searchParams.set('state', state);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('error', 'access_denied');
    return redirectTo(back.toString());
  }
  const left = ticked(request);
  const grant = {
    platform: 'tiktok',
    client: clientId,
    person: personChosen(request, context, tiktokBrand).id,
  };
  const code = writeCode(context, prefixes.adsCode, {
    ...grant,
    generation: context.state.generation(grantKey(grant)),
    granted: Object.keys(adsPermissions).filter((name) => left.includes(name)),
    declined: Object.keys(adsPermissions).filter((name) => !left.includes(name)),
    redirectUri,
    endsAt: context.now().getTime() + codeLifeMs,
    challenge: null,
  });
  back.searchParams.set('auth_code', code);
  back.searchParams.set('code', code);
  return redirectTo(back.toString());
}
