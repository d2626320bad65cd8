import { AppError } from '@/lib/errors';

const MAX_LENGTH = 254;
// Local part without spaces, quotes or a second @; domain in ASCII (an international domain in its xn-- form).
const ADDRESS =
  /^[^\s@"<>(),;:\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The one spelling of an e-mail address under which it is stored and looked up: NFKC, lower case, ASCII domain; null
 * when it is none. An address in which NFKC makes an `@` of a look-alike (U+FF20, U+FE6B) is none: two systems would
 * read two domains in it.
 */
export function parseEmail(text: string): string | null {
  const typed = text.trim();
  const normalized = typed.normalize('NFKC').toLowerCase();
  const sameAtSigns = typed.split('@').length === normalized.split('@').length;
  return sameAtSigns && normalized.length <= MAX_LENGTH && ADDRESS.test(normalized) ? normalized : null;
}

/**
 * As `parseEmail`, for an address that must be one.
 * @throws AppError `invalid_input`
 */
export function normalizeEmail(text: string): string {
  const email = parseEmail(text);
  if (email) return email;
  throw new AppError('invalid_input', 'This is not an e-mail address we can use.', {
    messageKey: 'emailInvalid',
    invalidParams: [{ name: 'email', reason: 'not an e-mail address' }],
  });
}
