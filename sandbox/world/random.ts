import { createHash } from 'node:crypto';

// Every draw is a hash of its subject, so a value never depends on the order of reads.

/** Equal parts give equal hashes on every machine. */
export function hashOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return mix(hash);
}

/** Cheaper than hashing text. */
export function mix(hash: number, salt = 0): number {
  let value = (hash ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function unit(hash: number): number {
  return hash / 0x1_0000_0000;
}

/** In [low, high). */
export function between(hash: number, low: number, high: number): number {
  return low + unit(hash) * (high - low);
}

export function pick<T>(hash: number, choices: readonly [T, ...T[]]): T {
  return choices[hash % choices.length] ?? choices[0];
}

/** Exactly `digits` digits, starting with `prefix`. */
export function numericId(prefix: string, digits: number, ...parts: (string | number)[]): string {
  let text = prefix;
  for (let block = 0; text.length < digits; block += 1) {
    text += String(mix(hashOf(...parts), block))
      .padStart(10, '0')
      .slice(-7);
  }
  return text.slice(0, digits);
}

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
