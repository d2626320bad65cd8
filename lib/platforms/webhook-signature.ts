import { randomBytes } from 'node:crypto';
import { hmacSha256, verifyHmacSha256 } from '@/lib/crypto/hmac';
import { WEBHOOK_WINDOW_SECONDS, type WebhookSecrets } from './webhook';

const MAC_BYTES = 32;

// The 32 bytes of a hexadecimal HMAC-SHA256; null for any other text. Node reads "zz" as no bytes, and joins two
// headers of one name with a comma.
export function macFromHex(text: string | null): Buffer | null {
  return text !== null && /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : null;
}

/** As `macFromHex`, in padded base64; Node skips characters that are not base64. */
export function macFromBase64(text: string | null): Buffer | null {
  if (text === null || !/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === MAC_BYTES && bytes.toString('base64') === text ? bytes : null;
}

export function afterPrefix(prefix: string, text: string | null): string | null {
  return text?.startsWith(prefix) ? text.slice(prefix.length) : null;
}

/** Whether `mac` signs `message` under one of the keys. All keys are tried, so that timing does not reveal which. */
export function isSignedWith(secrets: WebhookSecrets, message: Buffer, mac: Buffer | null): boolean {
  if (mac === null) return false;
  return secrets.map((secret) => verifyHmacSha256(secret, message, mac)).some(Boolean);
}

const comparisonKey = randomBytes(MAC_BYTES);

/** Whether `word` is one of ours, in a time that reveals neither its length nor its beginning. */
export function isKnownWord(ours: readonly string[], word: string): boolean {
  const given = hmacSha256(comparisonKey, word);
  return ours.map((known) => verifyHmacSha256(comparisonKey, Buffer.from(known, 'utf8'), given)).some(Boolean);
}

export function isRecent(seconds: string | null, now: Date): boolean {
  if (seconds === null || !/^\d{1,12}$/.test(seconds)) return false;
  return Math.abs(now.getTime() - Number(seconds) * 1000) <= WEBHOOK_WINDOW_SECONDS * 1000;
}
