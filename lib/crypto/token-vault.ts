import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** Where a ciphertext lives. Moved to any other organization, row or column it no longer decrypts. */
export interface VaultPlace {
  orgId: string;
  rowId: string;
  column: string;
}

/** One key of the ring: 32 bytes under an id that travels with each ciphertext. */
export interface VaultKey {
  keyId: string;
  key: Buffer;
}

export interface TokenVault {
  encrypt(plain: string, place: VaultPlace): string;
  decrypt(value: string, place: VaultPlace): string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
// Node verifies whatever length of tag it is handed, down to 4 bytes, unless told; 4 bytes can be guessed.
const TAG_BYTES = 16;
const BASE64URL = /^[A-Za-z0-9_-]*$/;

function boundTo(keyId: string, { orgId, rowId, column }: VaultPlace): Buffer {
  return Buffer.from(`v1|${keyId}|${orgId}|${rowId}|${column}`, 'utf8');
}

function unreadable(cause?: unknown): AppError {
  return new AppError('unavailable', 'A stored credential cannot be read: it was altered or moved. Connect again.', {
    messageKey: 'credentialUnreadable',
    cause,
  });
}

/** Decodes one part; null when it is not canonical base64url, which would give one value several spellings. */
function decodePart(text: string): Buffer | null {
  if (!BASE64URL.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/**
 * A vault over a key ring, newest key first: encrypts with the newest, decrypts with the key a value names, so that a
 * key can be added at once and removed once nothing is stored under it.
 */
export function createTokenVault(ring: readonly VaultKey[]): TokenVault {
  const newest = ring[0];
  if (!newest) throw new Error('The token vault needs at least one key.');
  const { keyId: newestId, key: newestKey } = newest;
  const keys = new Map(ring.map(({ keyId, key }) => [keyId, key]));

  function encrypt(plain: string, place: VaultPlace): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, newestKey, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(newestId, place));
    const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return ['v1', newestId, ...parts].join('.');
  }

  function decrypt(value: string, place: VaultPlace): string {
    const [version, keyId = '', ...encoded] = value.split('.');
    const [iv, ciphertext, tag] = encoded.map(decodePart);
    if (version !== 'v1' || encoded.length !== 3 || !iv || !ciphertext || !tag) throw unreadable();
    if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw unreadable();
    const key = keys.get(keyId);
    if (!key) {
      throw new AppError(
        'unavailable',
        `A stored credential is encrypted with key "${keyId}", which TOKEN_ENCRYPTION_KEYS does not list. Add that key after the newest one, or connect again.`,
        { messageKey: 'encryptionKeyMissing' },
      );
    }
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(keyId, place));
    decipher.setAuthTag(tag);
    try {
      // What update() returns is unauthenticated; nothing of it leaves before final() has checked the tag.
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    } catch (error) {
      throw unreadable(error);
    }
  }

  return { encrypt, decrypt };
}

let vault: TokenVault | undefined;

function environmentVault(): TokenVault {
  vault ??= createTokenVault(env().TOKEN_ENCRYPTION_KEYS);
  return vault;
}

/** Encrypts a token for exactly one place: `v1.<key id>.<iv>.<ciphertext>.<tag>`, AES-256-GCM, newest key. */
export function encryptToken(plain: string, place: VaultPlace): string {
  return environmentVault().encrypt(plain, place);
}

/**
 * The token stored at `place`.
 * @throws AppError `unavailable` when the value was altered, belongs elsewhere, or its key is not in the ring
 */
export function decryptToken(value: string, place: VaultPlace): string {
  return environmentVault().decrypt(value, place);
}
