import 'server-only';
import { randomUUID } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { sha256Hex } from '@/lib/crypto/hash';
import { env } from '@/lib/env';
import { authCookieName } from './session-cookie';

/** After the last sign-in. */
export const KNOWN_DEVICE_SECONDS = 180 * 24 * 60 * 60;

function cookieName(): string {
  return authCookieName('device', env().AUTH_URL);
}

/** Grants nothing; exempts the browser from the limit of others' tries. `account`: normalized. */
export function encodeKnownDevice(account: string): Promise<string> {
  const token = { account: sha256Hex(account), device: randomUUID() };
  return encode({ token, secret: env().AUTH_SECRET, salt: cookieName(), maxAge: KNOWN_DEVICE_SECONDS });
}

export async function decodeKnownDevice(value: string | undefined, account: string): Promise<string | null> {
  if (!value) return null;
  const { AUTH_SECRET: secret } = env();
  const token = await decode({ token: value, secret, salt: cookieName() }).catch(() => null);
  return token?.account === sha256Hex(account) && typeof token.device === 'string' ? token.device : null;
}
