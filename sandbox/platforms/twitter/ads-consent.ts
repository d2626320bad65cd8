import { consentPage } from '../../oauth/consent-page';
import { languageOf, redirectTo, refuseConsent } from '../../oauth/consent-request';
import { peopleOffered, personChosen } from '../../oauth/own-person';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { readRequestToken, writeVerifier } from './ads-credentials';
import { twitterBrand } from './consent-brand';
import { adsPermissions } from './permissions';

function readConsent({ query }: SandboxRequest, context: SandboxContext) {
  const text = query.get('oauth_token') ?? '';
  const token = readRequestToken(context, text);
  if (token) return { text, token };
  throw refuseConsent(
    twitterBrand,
    'The request token for this page is invalid. It may have already been used, or expired because it is too old.',
    'رمز الطلب لهذه الصفحة غير صالح. ربما استُخدم من قبل أو انتهت صلاحيته.',
  );
}

export function showAdsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { token } = readConsent(request, context);
  return consentPage({
    brand: twitterBrand,
    action: `${request.host}${request.path}?${request.query}`,
    redirectUri: token.callback,
    ...peopleOffered(request, context, twitterBrand),
    permissions: Object.entries(adsPermissions).map(([name, text]) => ({ name, text, isFixed: true })),
    language: languageOf(request),
  });
}

export function decideAdsConsent(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { text, token } = readConsent(request, context);
  const back = new URL(token.callback);
  if (request.body.decision !== 'continue') {
    back.searchParams.set('denied', text);
    return redirectTo(back.toString());
  }
  const { id } = personChosen(request, context, twitterBrand);
  back.searchParams.set('oauth_token', text);
  back.searchParams.set('oauth_verifier', writeVerifier(context, token.nonce, id));
  return redirectTo(back.toString());
}
