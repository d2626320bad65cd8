import { domainToASCII, domainToUnicode } from 'node:url';
import { AppError } from '@/lib/errors';

const MAX_LENGTH = 254;
// Without spaces, quotes, a second @, and invisible characters (format, control, unassigned).
const LOCAL_PART = /^[^\s@"<>(),;:\\[\]\p{C}]{1,64}$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
/** Characters of a URL's host that have another meaning there than in a domain. */
const URL_SYNTAX = /[%/?#:\\@[\]\s]/;

/**
 * The one spelling of an e-mail address under which it is stored and looked up: local part in NFKC and lower case, domain
 * in ASCII (an international one in its xn-- form, by UTS #46, whichever way it was typed); null when it is none. An
 * address in which NFKC makes an `@` of a look-alike (U+FF20, U+FE6B) is none: two systems would read two domains in it.
 */
export function parseEmail(text: string): string | null {
  const typed = text.trim();
  if (typed.length > 4 * MAX_LENGTH) return null;
  const [name = '', host, ...more] = typed.normalize('NFKC').split('@');
  if (host === undefined || more.length > 0 || typed.split('@').length !== 2) return null;
  const local = name.toLowerCase().normalize('NFKC');
  const domain = URL_SYNTAX.test(host) ? '' : domainToASCII(host);
  const email = `${local}@${domain}`;
  return LOCAL_PART.test(local) && DOMAIN.test(domain) && email.length <= MAX_LENGTH ? email : null;
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

/** A stored address as people write it: an international domain in its own script. */
export function toShownEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = domainToUnicode(email.slice(at + 1));
  return domain === '' ? email : `${email.slice(0, at)}@${domain}`;
}
