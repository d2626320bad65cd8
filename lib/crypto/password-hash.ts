import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@/lib/errors';
import { randomToken } from './hash';
import { Semaphore } from './semaphore';

// argon2id (the library's default) as in OWASP ASVS 5.0, appendix C: 46 MiB, one pass, one lane.
const OPTIONS = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };

// Four at once use 184 MiB; without a bound, a burst of sign-ins would use all memory.
const slots = new Semaphore(4, 100, () => {
  return new AppError('unavailable', 'Too many sign-ins at once. Try again in a moment.', { retryAfterSeconds: 2 });
});

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return slots.run(() => hash(password, OPTIONS));
}

// Whether `password` matches `storedHash`. Null (unknown person) hashes against a decoy, so that the response time does
// not reveal who has an account.
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomToken());
  const against = storedHash?.startsWith('$argon2id$') ? storedHash : await decoy;
  const matches = await slots.run(() => verify(against, password));
  return matches && against === storedHash;
}
