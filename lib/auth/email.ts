import { domainToASCII, domainToUnicode } from 'node:url';
import { AppError } from '@/lib/errors';

const MAX_LENGTH = 254;
// Without spaces, quotes, a second @, and invisible characters (format, control, unassigned).
const LOCAL_PART = /^[^\s@"<>(),;:\\[\]\p{C}]{1,64}$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
// Characters with another meaning in the host of a URL than in a domain.
const URL_SYNTAX = /[%/?#:\\@[\]\s]/;

/** NFKC local part in lower case, ASCII domain (UTS #46); null if invalid, as with a look-alike of `@` (U+FF20). */
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

/** @throws AppError `invalid_input` */
export function normalizeEmail(text: string): string {
  const email = parseEmail(text);
  if (email) return email;
  throw new AppError('invalid_input', 'This e-mail address is not valid.', {
    messageKey: 'emailInvalid',
    invalidParams: [{ name: 'email', reason: 'not an e-mail address' }],
  });
}

export function toShownEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = domainToUnicode(email.slice(at + 1));
  return domain === '' ? email : `${email.slice(0, at)}@${domain}`;
}
