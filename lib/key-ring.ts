export interface RingKey {
  keyId: string;
  key: Buffer;
}

export type KeyRing = readonly [RingKey, ...RingKey[]];

const KEY_BYTES = 32;
const HOW = 'openssl rand -base64 32';
// Fewer than once in 10^15 keys do 32 random bytes have fewer different values.
const LEAST_DIFFERENT_BYTES = 16;

function isCounted(key: Buffer): boolean {
  const step = (index: number) => ((key[index] ?? 0) - (key[index - 1] ?? 0)) & 0xff;
  return key.every((_, index) => index === 0 || step(index) === step(1));
}

// All printable ASCII, or few different bytes: a random key is neither.
function isTyped(key: Buffer): boolean {
  return key.every((byte) => byte >= 0x20 && byte <= 0x7e) || new Set(key).size < LEAST_DIFFERENT_BYTES;
}

function decodeKey(encoded: string): Buffer | null {
  const key = Buffer.from(encoded, 'base64');
  const spellings = [key.toString('base64'), key.toString('base64').replace(/=+$/, ''), key.toString('base64url')];
  return key.length === KEY_BYTES && spellings.includes(encoded) ? key : null;
}

function faultOf(key: Buffer | null, strict: boolean): string | null {
  if (!key) return `must be 32 bytes in base64 (${HOW})`;
  const isExample = key.every((byte) => byte === key[0]) || (strict && (isCounted(key) || isTyped(key)));
  return isExample ? `is an example, not a random key: make one with ${HOW}` : null;
}

// Reads `id:key,id:key`, newest first; null after a fault.
// @param strict refuses example keys of tests and documentation: for production
// @param fault receives each fault and its fix, never a key
export function parseKeyRing(text: string, strict: boolean, fault: (reason: string) => void): KeyRing | null {
  const ring: RingKey[] = [];
  let faults = 0;
  const refuse = (reason: string) => {
    faults += 1;
    fault(reason);
  };
  for (const [index, entry] of text.split(',').entries()) {
    const [keyId = '', encoded, ...rest] = entry.trim().split(':');
    // The text before a missing colon may be the key itself, so the message names the entry by position.
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
