import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const IV_BYTES = 12;
// Node verifies whatever length of tag it is handed, down to 4 bytes, unless told; 4 bytes can be guessed.
const TAG_BYTES = 16;

/** What AES-GCM makes of a plaintext: as many bytes of ciphertext as there were of text, and 16 bytes of tag. */
export interface Sealed {
  iv: Buffer;
  ciphertext: Buffer;
  tag: Buffer;
}

/**
 * AES-256-GCM. The same `iv` must never be used twice with one key: callers draw it at random.
 * @param aad what the ciphertext is bound to without holding it
 * @throws Error when the key is not 32 or the iv not 12 bytes long
 */
export function seal(key: Buffer, iv: Buffer, aad: Buffer, plain: Buffer): Sealed {
  if (key.length !== KEY_BYTES || iv.length !== IV_BYTES) throw new Error('AES-256-GCM takes 32 and 12 bytes.');
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

/** The plaintext; null when anything was altered, the key or `aad` is another, or a length is not AES-256-GCM's. */
export function open(key: Buffer, aad: Buffer, { iv, ciphertext, tag }: Sealed): Buffer | null {
  if (key.length !== KEY_BYTES || iv.length !== IV_BYTES || tag.length !== TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  try {
    // What update() returns is unauthenticated; nothing of it leaves before final() has checked the tag.
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return null;
  }
}
