/** Why a way to a platform can fail, as keys below `errors` in the message files. None of them takes values. */
const connectErrors = [
  'consentRefused',
  'connectedAsOther',
  'connectFailed',
  'connectSignedOut',
  'stateInvalid',
  'stateExpired',
  'stateUsed',
  'platformNotAvailable',
  'tokenRefreshPending',
  'forbidden',
  'rate_limited',
  'platform_failed',
  'unavailable',
  'internal',
] as const;

type ConnectErrorKey = (typeof connectErrors)[number] | 'unknown';

/** The key of the text for what stands in the address of a page; anything else has the general text. */
export function connectErrorKey(text: string): ConnectErrorKey {
  return connectErrors.find((key) => key === text) ?? 'unknown';
}
