import { isRegisteredRedirect } from '../../oauth/consent-request';
import { grantKey, nonce } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import {
  readAdsToken,
  readRequestToken,
  readVerifier,
  secretOf,
  writeAdsToken,
  writeRequestToken,
} from './ads-credentials';
import { answer, numbered, refuse } from './api-answer';
import { verifySignature } from './oauth1-request';

const requestTokenMs = 15 * 60_000;

function formAnswer(fields: Record<string, string>): SandboxResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: new URLSearchParams(fields).toString(),
  };
}

export function giveRequestToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { consumer, parameters } = verifySignature(request, context, () => null);
  const callback = parameters.get('oauth_callback') ?? '';
  if (!isRegisteredRedirect(callback)) {
    throw refuse(
      numbered(
        403,
        415,
        'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
      ),
    );
  }
  const endsAt = context.now().getTime() + requestTokenMs;
  const token = writeRequestToken(context, { consumer: consumer.key, callback, endsAt, nonce: nonce() });
  return formAnswer({
    oauth_token: token,
    oauth_token_secret: secretOf(context, token),
    oauth_callback_confirmed: 'true',
  });
}

/** A request token that a person agreed to works once. */
export function giveAccessToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { consumer, parameters } = verifySignature(request, context, (text) =>
    readRequestToken(context, text) ? secretOf(context, text) : null,
  );
  const requested = readRequestToken(context, parameters.get('oauth_token') ?? '');
  const person = requested && readVerifier(context, parameters.get('oauth_verifier') ?? '', requested.nonce);
  const now = context.now().getTime();
  if (
    !requested ||
    !person ||
    requested.consumer !== consumer.key ||
    !context.state.spendCode(requested.nonce, requested.endsAt, now)
  ) {
    throw refuse({
      status: 401,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Error processing your OAuth request: Invalid oauth_verifier parameter',
    });
  }
  const token = writeAdsToken(context, consumer.key, person);
  return formAnswer({
    oauth_token: token,
    oauth_token_secret: secretOf(context, token),
    user_id: person,
    screen_name: context.world.profile(person)?.handle ?? '',
  });
}

/** Ends the grant of the token that signs the call. */
export function invalidateToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { parameters } = verifySignature(request, context, (text) =>
    readAdsToken(context, text) ? secretOf(context, text) : null,
  );
  const text = parameters.get('oauth_token') ?? '';
  const token = readAdsToken(context, text);
  if (!token) throw refuse(numbered(401, 89, 'Invalid or expired token.'));
  context.state.revoke(grantKey(token));
  return answer({ access_token: text });
}
