import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const IV_BYTES = 12;
// Without authTagLength Node verifies tags as short as 4 bytes, which can be guessed.
const TAG_BYTES = 16;

export interface Sealed {
  iv: Buffer;
  ciphertext: Buffer;
  tag: Buffer;
}

// AES-256-GCM. Never use the same `iv` twice with one key: callers draw it at random.
// @param aad bound to the ciphertext, not stored in it
// @throws Error unless the key has 32 bytes and the iv 12
export function seal(key: Buffer, iv: Buffer, aad: Buffer, plain: Buffer): Sealed {
  if (key.length !== KEY_BYTES || iv.length !== IV_BYTES) throw new Error('AES-256-GCM takes 32 and 12 bytes.');
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

/** The plaintext; null when anything was altered, the key or `aad` differs, or a length is not AES-256-GCM's. */
export function open(key: Buffer, aad: Buffer, { iv, ciphertext, tag }: Sealed): Buffer | null {
  if (key.length !== KEY_BYTES || iv.length !== IV_BYTES || tag.length !== TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  try {
    // update() returns unauthenticated bytes; none leave before final() has checked the tag.
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return null;
  }
}
