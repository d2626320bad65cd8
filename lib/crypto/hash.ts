import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 in hex, for values that are random themselves (tokens, states); passwords need a slow hash. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** `bytes` random bytes as base64url: 32 bytes give 43 characters and 256 bits. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}
