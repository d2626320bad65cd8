import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, seal } from './aead';
import vectors from './testing/wycheproof/aes-256-gcm.json';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('AES-256-GCM on the vectors of Wycheproof', () => {
  it.each(vectors)('case $tcId, $comment: $result', ({ key, iv, aad, msg, ct, tag, result }) => {
    const sealed = { iv: hex(iv), ciphertext: hex(ct), tag: hex(tag) };
    const opened = open(hex(key), hex(aad), sealed);
    if (sealed.iv.length !== 12) {
      expect(opened).toBeNull();
      expect(() => seal(hex(key), hex(iv), hex(aad), hex(msg))).toThrow();
      return;
    }
    expect(opened?.toString('hex') ?? 'refused').toBe(result === 'valid' ? msg : 'refused');
    const made = seal(hex(key), hex(iv), hex(aad), hex(msg));
    expect(made.ciphertext.equals(sealed.ciphertext) && made.tag.equals(sealed.tag)).toBe(result === 'valid');
  });

  it('the vectors of Wycheproof are complete', () => {
    const ours = vectors.filter(({ iv }) => iv.length === 24);
    expect(ours).toHaveLength(66);
    expect(ours.filter(({ result }) => result === 'invalid')).toHaveLength(27);
  });
});

it('AES-256-GCM refuses tags of 0 to 15 bytes, some of which Node accepts by default', () => {
  const [key, iv, aad] = [randomBytes(32), randomBytes(12), Buffer.from('row')];
  const sealed = seal(key, iv, aad, Buffer.from('secret'));
  expect(open(key, aad, sealed)?.toString()).toBe('secret');
  for (let length = 0; length < 16; length += 1) {
    expect(open(key, aad, { ...sealed, tag: sealed.tag.subarray(0, length) })).toBeNull();
  }
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const text = Buffer.concat([cipher.update('secret'), cipher.final()]);
  const lax = createDecipheriv('aes-256-gcm', key, iv);
  lax.setAuthTag(cipher.getAuthTag().subarray(0, 4));
  expect(Buffer.concat([lax.update(text), lax.final()]).toString()).toBe('secret');
});

it('AES-256-GCM accepts only keys of 32 bytes', () => {
  for (const length of [0, 16, 24, 31, 33]) {
    const sealed = { iv: randomBytes(12), ciphertext: Buffer.alloc(0), tag: Buffer.alloc(16) };
    expect(() => seal(randomBytes(length), sealed.iv, Buffer.alloc(0), Buffer.alloc(0))).toThrow();
    expect(open(randomBytes(length), Buffer.alloc(0), sealed)).toBeNull();
  }
});
