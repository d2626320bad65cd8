import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { afterPrefix, isKnownWord, isRecent, isSignedWith, macFromBase64, macFromHex } from './webhook-signature';

const message = Buffer.from('{"text":"\u0633\u0644\u0627\u0645 \ud83d\udc4b"}');
const mac = createHmac('sha256', 'right').update(message).digest();

describe('a signature', () => {
  it('is read in exactly one spelling', () => {
    const hex = mac.toString('hex');
    expect(macFromHex(hex)).toEqual(mac);
    for (const wrong of [
      null,
      '',
      'zz',
      hex.toUpperCase(),
      ` ${hex}`,
      `${hex}\n`,
      hex.slice(2),
      `${hex}00`,
      `${hex}, ${hex}`,
    ]) {
      expect(macFromHex(wrong)).toBeNull();
    }
    const base64 = mac.toString('base64');
    expect(macFromBase64(base64)).toEqual(mac);
    const loose = `${base64.slice(0, 42)}${String.fromCharCode(base64.charCodeAt(42) + 1)}=`;
    for (const wrong of [
      null,
      '',
      base64.slice(0, -1),
      ` ${base64}`,
      `${base64}\n`,
      mac.toString('base64url'),
      loose,
      hex,
    ]) {
      if (wrong !== base64) expect(macFromBase64(wrong)).toBeNull();
    }
  });

  it('is good under any of the keys, and under no other', () => {
    expect(isSignedWith(['right'], message, mac)).toBe(true);
    expect(isSignedWith(['newer', 'right', 'older'], message, mac)).toBe(true);
    expect(isSignedWith(['newer', 'older'], message, mac)).toBe(false);
    expect(isSignedWith(['right'], Buffer.concat([message, Buffer.from(' ')]), mac)).toBe(false);
    expect(isSignedWith(['right'], message, null)).toBe(false);
  });

  it('follows its prefix', () => {
    expect(afterPrefix('sha256=', 'sha256=ab')).toBe('ab');
    expect(afterPrefix('sha256=', 'SHA256=ab')).toBeNull();
    expect(afterPrefix('sha256=', null)).toBeNull();
  });
});

it('a known word matches whole, not by a beginning or with zeros that HMAC keys ignore', () => {
  expect(isKnownWord(['secret', 'older'], 'older')).toBe(true);
  for (const wrong of ['', 'secre', 'secret\0', 'Secret', 'secretolder'])
    expect(isKnownWord(['secret', 'older'], wrong)).toBe(false);
});

it('a signed time is good for five minutes before and after', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const seconds = now.getTime() / 1000;
  for (const offset of [-300, -299, 0, 299, 300]) expect(isRecent(String(seconds + offset), now)).toBe(true);
  for (const offset of [-301, 301, 31_536_000]) expect(isRecent(String(seconds + offset), now)).toBe(false);
  for (const wrong of [null, '', 'NaN', '1e10', '-1', ' 1', `${seconds}.0`, `${seconds * 1e9}`, '٣']) {
    expect(isRecent(wrong, now)).toBe(false);
  }
});
