import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256, 32 bytes. Text is taken as UTF-8. */
export function hmacSha256(secret: string | Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(message).digest();
}

/**
 * Whether `signature` is the whole HMAC-SHA256 of exactly these bytes, found in a time that does not tell how much of
 * it is right. Callers decode the signature from hex or base64, and never sign a body that was parsed and written
 * again: its bytes are others.
 */
export function verifyHmacSha256(secret: string | Buffer, message: Buffer, signature: Buffer): boolean {
  const expected = hmacSha256(secret, message);
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
