import { createHash } from 'node:crypto';

/**
 * Randomness without state: every draw is a hash of what it is for, so a value never depends on the order in which
 * the world is read, and the same seed always tells the same story.
 */

/** 32-bit hash of text and numbers; equal parts give equal hashes on every machine. */
export function hashOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return mix(hash);
}

/** A new hash from a hash and a number; far cheaper than hashing text, for draws per day. */
export function mix(hash: number, salt = 0): number {
  let value = (hash ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The hash as a number in [0, 1). */
export function unit(hash: number): number {
  return hash / 0x1_0000_0000;
}

/** The hash as a number in [low, high). */
export function between(hash: number, low: number, high: number): number {
  return low + unit(hash) * (high - low);
}

/** One of the choices. */
export function pick<T>(hash: number, choices: readonly [T, ...T[]]): T {
  return choices[hash % choices.length] ?? choices[0];
}

/** A decimal id of exactly `digits` digits that starts with `prefix`, as platforms number their objects. */
export function numericId(prefix: string, digits: number, ...parts: (string | number)[]): string {
  let text = prefix;
  for (let block = 0; text.length < digits; block += 1) {
    text += String(mix(hashOf(...parts), block))
      .padStart(10, '0')
      .slice(-7);
  }
  return text.slice(0, digits);
}

/** A UUID that follows from what it is for. */
export function uuidOf(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('|')).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
