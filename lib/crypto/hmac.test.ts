import { describe, expect, it } from 'vitest';
import { hmacSha256, verifyHmacSha256 } from './hmac';
import vectors from './testing/wycheproof/hmac-sha256.json';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('HMAC-SHA256 on the vectors of Wycheproof', () => {
  it.each(vectors)('case $tcId, $comment: $result', ({ key, msg, tag, tagSize, result }) => {
    const made = hmacSha256(hex(key), hex(msg)).subarray(0, tagSize / 8);
    expect(made.equals(hex(tag))).toBe(result === 'valid');
    expect(verifyHmacSha256(hex(key), hex(msg), hex(tag))).toBe(result === 'valid' && tagSize === 256);
  });

  it('the vectors of Wycheproof are complete', () => {
    expect(vectors).toHaveLength(174);
    expect(vectors.filter(({ result }) => result === 'invalid')).toHaveLength(108);
  });
});

it('HMAC verification refuses signatures of every other length', () => {
  const message = Buffer.from('{"entry":[]}');
  const signature = hmacSha256('secret', message);
  expect(verifyHmacSha256('secret', message, signature)).toBe(true);
  for (let length = 0; length < 32; length += 1) {
    expect(verifyHmacSha256('secret', message, signature.subarray(0, length))).toBe(false);
  }
  expect(verifyHmacSha256('secret', message, Buffer.concat([signature, Buffer.alloc(1)]))).toBe(false);
});
