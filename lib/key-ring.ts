/** One key of TOKEN_ENCRYPTION_KEYS: 32 bytes under an id that travels with each value encrypted under it. */
export interface RingKey {
  keyId: string;
  key: Buffer;
}

/** The keys of TOKEN_ENCRYPTION_KEYS, newest first: the first encrypts, all decrypt. */
export type KeyRing = readonly [RingKey, ...RingKey[]];

const KEY_BYTES = 32;
const HOW = 'openssl rand -base64 32';
/** 32 random bytes have fewer different values than this less than once in 10^15 keys. */
const LEAST_DIFFERENT_BYTES = 16;

/** Whether the bytes go on in equal steps (zeros, one byte again and again, 0 1 2 3 …), as keys made up by hand do. */
function isCounted(key: Buffer): boolean {
  const step = (index: number) => ((key[index] ?? 0) - (key[index - 1] ?? 0)) & 0xff;
  return key.every((_, index) => index === 0 || step(index) === step(1));
}

/** Whether a person typed it: all printable ASCII, or few different bytes. Neither happens to a random key. */
function isTyped(key: Buffer): boolean {
  return key.every((byte) => byte >= 0x20 && byte <= 0x7e) || new Set(key).size < LEAST_DIFFERENT_BYTES;
}

function decodeKey(encoded: string): Buffer | null {
  const key = Buffer.from(encoded, 'base64');
  const spellings = [key.toString('base64'), key.toString('base64').replace(/=+$/, ''), key.toString('base64url')];
  return key.length === KEY_BYTES && spellings.includes(encoded) ? key : null;
}

/** What is wrong with a key, to follow its name; null when nothing is. */
function faultOf(key: Buffer | null, strict: boolean): string | null {
  if (!key) return `must be 32 bytes in base64 (${HOW})`;
  const isExample = key.every((byte) => byte === key[0]) || (strict && (isCounted(key) || isTyped(key)));
  return isExample ? `is an example, not a random key: make one with ${HOW}` : null;
}

/**
 * Reads `id:key,id:key`, newest first.
 * @param strict refuses keys that are legible as made up, as tests and documentation have them: for production
 * @param fault called with each thing that is wrong and its cure, never with a key
 * @returns null after a fault
 */
export function parseKeyRing(text: string, strict: boolean, fault: (reason: string) => void): KeyRing | null {
  const ring: RingKey[] = [];
  let faults = 0;
  const refuse = (reason: string) => {
    faults += 1;
    fault(reason);
  };
  for (const [index, entry] of text.split(',').entries()) {
    const [keyId = '', encoded, ...rest] = entry.trim().split(':');
    // What stands before a missing colon may be the key itself, so an entry without a proper id goes by its place.
    if (encoded === undefined || rest.length > 0 || !/^[\w-]{1,32}$/.test(keyId)) {
      refuse(`entry ${index + 1} is not id:key with an id of up to 32 letters, digits, - and _`);
      continue;
    }
    const key = decodeKey(encoded);
    const reason = faultOf(key, strict);
    if (reason) refuse(`key "${keyId}" ${reason}`);
    if (ring.some((other) => other.keyId === keyId)) refuse(`key id "${keyId}" is there twice: give each key its own`);
    ring.push({ keyId, key: key ?? Buffer.alloc(0) });
  }
  const [newest, ...older] = ring;
  return faults === 0 && newest ? [newest, ...older] : null;
}
