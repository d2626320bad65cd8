import { randomBytes } from 'node:crypto';
import { IV_BYTES, open, type Sealed, seal } from './aead';

/** Where a ciphertext is stored. Moved to another organization, row or column it no longer decrypts. */
export interface OrgCiphertextContext {
  orgId: string;
  rowId: string;
  column: string;
}

// `v1.<key id>.<iv>.<ciphertext>.<tag>`, the last three in base64url.
interface SealedValue extends Sealed {
  keyId: string;
}

const VERSION = 'v1';
const BASE64URL = /^[A-Za-z0-9_-]*$/;

function toAad(keyId: string, { orgId, rowId, column }: OrgCiphertextContext): Buffer {
  return Buffer.from([VERSION, keyId, orgId, rowId, column].join('|'), 'utf8');
}

// Null unless canonical base64url: otherwise one value would have several spellings.
function decodePart(text: string): Buffer | null {
  if (!BASE64URL.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Encrypts `plain` for exactly one context. `keyId` travels with it in clear. */
export function sealValue(keyId: string, key: Buffer, plain: Buffer, context: OrgCiphertextContext): string {
  const { iv, ciphertext, tag } = seal(key, randomBytes(IV_BYTES), toAad(keyId, context), plain);
  return [VERSION, keyId, ...[iv, ciphertext, tag].map((part) => part.toString('base64url'))].join('.');
}

export function parseValue(text: string): SealedValue | null {
  const [version, keyId, ...encoded] = text.split('.');
  const [iv, ciphertext, tag] = encoded.map(decodePart);
  if (version !== VERSION || !keyId || encoded.length !== 3 || !iv || !ciphertext || !tag) return null;
  return { keyId, iv, ciphertext, tag };
}

/** The plaintext; null when the value was altered, moved or is under another key. */
export function openValue(value: SealedValue, key: Buffer, context: OrgCiphertextContext): Buffer | null {
  return open(key, toAad(value.keyId, context), value);
}

export function valuePrefix(keyId: string): string {
  return `${VERSION}.${keyId}.`;
}
