import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { createTokenVault, type VaultKey } from './token-vault';

const place = { orgId: 'org-a', rowId: 'row-1', column: 'access_token' };
const newKey = (keyId: string): VaultKey => ({ keyId, key: randomBytes(32) });
const ring = [newKey('k1')];
const vault = createTokenVault(ring);

function parts(value: string): [string, string, string, string, string] {
  return value.split('.') as [string, string, string, string, string];
}

describe('token vault', () => {
  it('returns what was put in, under a fresh nonce each time', () => {
    const plain = 'EAAG… رمز 🔑';
    const first = vault.encrypt(plain, place);
    expect(vault.decrypt(first, place)).toBe(plain);
    expect(first).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(vault.encrypt(plain, place)).not.toBe(first);
    expect(vault.decrypt(vault.encrypt('', place), place)).toBe('');
  });

  it.each([
    ['another organization', { ...place, orgId: 'org-b' }],
    ['another row', { ...place, rowId: 'row-2' }],
    ['another column', { ...place, column: 'refresh_token' }],
  ])('refuses a value moved to %s', (_, elsewhere) => {
    const value = vault.encrypt('secret', place);
    expect(() => vault.decrypt(value, elsewhere)).toThrow(AppError);
  });

  it('refuses every single flipped bit of nonce, ciphertext and tag', () => {
    const value = vault.encrypt('secret token', place);
    const encoded = parts(value);
    for (const index of [2, 3, 4] as const) {
      const bytes = Buffer.from(encoded[index], 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const forged = encoded.with(index, flipped.toString('base64url')).join('.');
        expect(() => vault.decrypt(forged, place)).toThrow(AppError);
      }
    }
  });

  it('refuses tags of 0 to 15 bytes, which Node by itself would take from 4 on', () => {
    const [version, keyId, iv, ciphertext, tag] = parts(vault.encrypt('secret', place));
    const full = Buffer.from(tag, 'base64url');
    for (let length = 0; length < 16; length += 1) {
      const short = [version, keyId, iv, ciphertext, full.subarray(0, length).toString('base64url')].join('.');
      expect(() => vault.decrypt(short, place)).toThrow(AppError);
    }
    // The control: without a stated tag length Node does accept a cut tag.
    const key = ring[0]?.key ?? Buffer.alloc(0);
    const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
    const sealed = Buffer.concat([cipher.update('secret'), cipher.final()]);
    const lax = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
    lax.setAuthTag(cipher.getAuthTag().subarray(0, 4));
    expect(Buffer.concat([lax.update(sealed), lax.final()]).toString()).toBe('secret');
  });

  it.each(['', 'v1', 'plain-token', 'v1.k1...', 'v2.k1.a.b.c', 'v1.k1.AAAA.AAAA.AAAA.AAAA'])(
    'refuses %j, which is no value of the vault',
    (value) => {
      expect(() => vault.decrypt(value, place)).toThrow(AppError);
    },
  );

  it('refuses other spellings of the same bytes', () => {
    const value = vault.encrypt('secret', place);
    expect(() => vault.decrypt(`${value}=`, place)).toThrow(AppError);
    expect(() => vault.decrypt(`${value} `, place)).toThrow(AppError);
  });

  it('rotates: old values stay readable while their key is listed, new ones use the newest', () => {
    const older = newKey('2025');
    const newer = newKey('2026');
    const old = createTokenVault([older]).encrypt('secret', place);
    const both = createTokenVault([newer, older]);
    expect(both.decrypt(old, place)).toBe('secret');
    const rewritten = both.encrypt('secret', place);
    expect(rewritten).toMatch(/^v1\.2026\./);
    expect(createTokenVault([newer]).decrypt(rewritten, place)).toBe('secret');
  });

  it('names the missing key and what to do when a key was removed too early', () => {
    const old = createTokenVault([newKey('gone')]).encrypt('secret', place);
    expect(() => vault.decrypt(old, place)).toThrow(/"gone".*TOKEN_ENCRYPTION_KEYS/);
    expect(() => vault.decrypt(old, place)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });

  it('does not take the value of one key as that of another with the same id', () => {
    const impostor = createTokenVault([newKey('k1')]);
    expect(() => impostor.decrypt(vault.encrypt('secret', place), place)).toThrow(AppError);
  });
});
