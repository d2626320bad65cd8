import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseKeyRing } from './key-ring';

const base64 = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('base64');
const counted = (step: number, first: number) => base64(Array.from({ length: 32 }, (_, index) => index * step + first));

function faults(text: string, strict = true): string[] {
  const reasons: string[] = [];
  const ring = parseKeyRing(text, strict, (reason) => reasons.push(reason));
  expect(ring === null).toBe(reasons.length > 0);
  return reasons;
}

describe('the key ring', () => {
  it('keeps the order, newest first, in either spelling of base64', () => {
    const keys = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const [first, second, third] = keys.map((key) => key.toString('base64'));
    const text = `k3:${first}, k2:${second?.replace(/=+$/, '')},k1:${keys[2]?.toString('base64url')}`;
    const ring = parseKeyRing(text, true, () => undefined);
    expect(ring?.map(({ keyId, key }) => `${keyId}:${key.toString('base64')}`)).toEqual([
      `k3:${first}`,
      `k2:${second}`,
      `k1:${third}`,
    ]);
  });

  it.each([
    ['nothing', '', /entry 1 is not id:key/],
    ['the line of .env.example', 'k1:', /"k1" must be 32 bytes/],
    ['a short key', `k1:${base64(randomBytes(31))}`, /"k1" must be 32 bytes/],
    ['a long key', `k1:${base64(randomBytes(33))}`, /"k1" must be 32 bytes/],
    ['hex', `k1:${randomBytes(32).toString('hex')}`, /"k1" must be 32 bytes/],
    ['base64 with something in it', `k1:${base64(randomBytes(32))}!`, /"k1" must be 32 bytes/],
    ['zeros', `k1:${base64(Buffer.alloc(32))}`, /"k1" is an example/],
    ['one byte again and again', `k1:${base64(Buffer.alloc(32, 0x5a))}`, /"k1" is an example/],
    ['the keys of the tests', `k1:${counted(7, 1)}`, /"k1" is an example/],
    ['0 to 31', `k1:${counted(1, 0)}`, /"k1" is an example/],
    ['31 to 0', `k1:${counted(-1, 31)}`, /"k1" is an example/],
    ['a typed key', `k1:${Buffer.from('correct-horse-battery-staple-32!').toString('base64')}`, /"k1" is an example/],
    ['a pattern', `k1:${base64(Array.from({ length: 32 }, (_, index) => (index % 4) * 90))}`, /"k1" is an example/],
    ['a bad key behind a good one', `k2:${base64(randomBytes(32))},k1:${counted(1, 0)}`, /"k1" is an example/],
    ['an id with a dot', `k.1:${base64(randomBytes(32))}`, /entry 1 is not id:key/],
    ['a second colon', `k1:${base64(randomBytes(32))}:x`, /entry 1 is not id:key/],
  ])('refuses %s', (_, text, reason) => {
    expect(faults(text)).toEqual([expect.stringMatching(reason)]);
  });

  it('refuses two keys of one id', () => {
    expect(faults(`k1:${base64(randomBytes(32))},k1:${base64(randomBytes(32))}`)).toEqual([
      'key id "k1" is there twice: give each key its own',
    ]);
  });

  it('accepts made-up keys outside production, except those of one byte', () => {
    expect(faults(`k1:${counted(7, 1)}`, false)).toEqual([]);
    expect(faults(`k1:${base64(Buffer.alloc(32, 1))}`, false)).toHaveLength(1);
  });

  it('never repeats a key in a message, not even that of an entry without an id', () => {
    const key = base64(randomBytes(32));
    for (const text of [key, `${key}:k1`, `k1:${key}x`, `k1:${key}:${key}`]) {
      expect(faults(text).join()).not.toContain(key.slice(0, 12));
    }
  });

  it('the key ring refuses no random key', () => {
    for (let index = 0; index < 5_000; index += 1) expect(faults(`k1:${base64(randomBytes(32))}`)).toEqual([]);
  });
});
