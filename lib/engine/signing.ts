import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import { readSignature } from './signature-header';

const PREFIX = /^signkey-\w+-/;

function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function digest(signingKey: string, text: string, seconds: string): string {
  return createHmac('sha256', signingKey.replace(PREFIX, '')).update(text).update(seconds).digest('hex');
}

/** RFC 8785 text of a JSON value: both sides sign this, whatever was on the wire. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? '';
}

export function sign(signingKey: string, body: string, now: number): string {
  const seconds = String(Math.floor(now / 1000));
  return `t=${seconds}&s=${digest(signingKey, body, seconds)}`;
}

export function verifySignature(
  signingKey: string,
  signature: string | null | undefined,
  body: string,
  now: number,
): boolean {
  const given = readSignature(signature, now);
  return given !== null && same(given.mac, digest(signingKey, body, given.seconds));
}

/** Whether an Authorization header carries the hash of the signing key, as the SDK sends it. */
export function verifyBearer(signingKey: string, authorization: string | undefined): boolean {
  const prefix = PREFIX.exec(signingKey)?.[0] ?? '';
  const key = Buffer.from(signingKey.replace(PREFIX, ''), 'hex');
  const hashed = `Bearer ${prefix}${createHash('sha256').update(key).digest('hex')}`;
  return same(authorization ?? '', hashed);
}

export function sameSecret(given: string, expected: string): boolean {
  return same(given, expected);
}
