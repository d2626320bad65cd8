import 'server-only';
import { env } from '@/lib/env';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { authCookieName, readCookie } from './session-cookie';

export interface SignInOrigin {
  network: string;
  // Not yet verified.
  deviceCookie: string | undefined;
}

export function signInOrigin(headers: Headers): SignInOrigin {
  const deviceCookie = readCookie(headers.get('cookie'), authCookieName('device', env().AUTH_URL));
  return { network: clientNetwork(headers), deviceCookie };
}
