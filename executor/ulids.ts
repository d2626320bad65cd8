import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ENTROPY_BYTES = 10;
const POOL_BYTES = 4000;

export function encodeUlid(time: number, entropy: Uint8Array): string {
  let bits = BigInt(Math.floor(time));
  for (const byte of entropy.subarray(0, ENTROPY_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < 26; index++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

export function createUlids(now: () => number): () => string {
  let last = 0;
  let counter = 0;
  // Read in bulk: one read per id would cost more than everything else here.
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    const time = Math.max(now(), last);
    counter = time === last ? counter + 1 : 0;
    last = time;
    if (used + ENTROPY_BYTES > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    const entropy = pool.subarray(used, used + ENTROPY_BYTES);
    used += ENTROPY_BYTES;
    entropy.writeUInt32BE(counter, 0);
    return encodeUlid(time, entropy);
  };
}

/** `seed` is `<ms>,<base64 of 10 bytes>`: a repeated request gets the same ids. Undefined when unreadable. */
export function seededUlid(seed: string, index: number): string | undefined {
  const [time = '', encoded = ''] = seed.split(',');
  const entropy = Buffer.from(encoded, 'base64');
  if (!/^\d{1,14}$/.test(time) || entropy.length !== ENTROPY_BYTES) return undefined;
  entropy.writeUInt32BE((entropy.readUInt32BE(6) + index) >>> 0, 6);
  return encodeUlid(Number(time), entropy);
}
