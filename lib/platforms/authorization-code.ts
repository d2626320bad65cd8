import { VendorError } from '@/lib/vendor-http/vendor-error';

// The authorization code in a callback's query (RFC 6749, 4.1.2).
// @throws VendorError `consent_refused` when the person declined, `request_rejected` for any other error or no code
export function authorizationCode(platform: string, answer: URLSearchParams, parameter = 'code'): string {
  const error = answer.get('error');
  const code = answer.get(parameter);
  if (code && !error) return code;
  // access_denied by the standard; LinkedIn sends user_cancelled_login and user_cancelled_authorize.
  const refused = error !== null && /denied|refused|cancel/i.test(error);
  throw new VendorError('permanent', refused ? 'consent_refused' : 'request_rejected', {
    platform,
    endpoint: 'consent screen',
    vendorCode: error && /^\w{1,40}$/.test(error) ? error : undefined,
  });
}
