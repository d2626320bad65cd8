import { createHmac, timingSafeEqual } from 'node:crypto';

export function hmacSha256(secret: string | Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(message).digest();
}

// Whether `signature` is the full HMAC-SHA256 of exactly these bytes, in constant time. Pass the body as received:
// parsed and rewritten JSON has other bytes.
export function verifyHmacSha256(secret: string | Buffer, message: Buffer, signature: Buffer): boolean {
  const expected = hmacSha256(secret, message);
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
