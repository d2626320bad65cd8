// Keys below `errors` in the message files. None takes values.
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

/** Text of an address: any unknown key gets the general one. */
export function connectErrorKey(text: string): ConnectErrorKey {
  return connectErrors.find((key) => key === text) ?? 'unknown';
}
