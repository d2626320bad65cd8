import { AppError } from '@/lib/errors';
import { commonPasswords } from './common-passwords';

const MIN_PASSWORD_LENGTH = 10;
// Bounds the work of the hash.
export const MAX_PASSWORD_LENGTH = 128;

function refused(messageKey: string, reason: string): AppError {
  return new AppError('invalid_input', `The password cannot be used: ${reason}.`, {
    messageKey,
    values: { min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH },
    invalidParams: [{ name: 'password', reason }],
  });
}

// `Password123!` and `password` are one guess: case, and digits and signs at the ends, do not count.
function core(password: string): string {
  return password.toLowerCase().replace(/^[\d\W_]+|[\d\W_]+$/g, '');
}

/** 10 to 128 characters, not common, not the address, not one repeated character. @throws AppError `invalid_input` */
export function checkNewPassword(password: string, email: string): void {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) throw refused('passwordTooShort', `shorter than ${MIN_PASSWORD_LENGTH} characters`);
  if (length > MAX_PASSWORD_LENGTH) throw refused('passwordTooLong', `longer than ${MAX_PASSWORD_LENGTH} characters`);
  const lower = password.toLowerCase();
  const ofThePerson = [email, email.split('@')[0] ?? ''];
  const tooFew = new Set(lower).size < 4;
  const common = commonPasswords.has(lower) || commonPasswords.has(core(lower));
  if (tooFew || common || ofThePerson.includes(lower)) throw refused('passwordTooCommon', 'too easy to guess');
}
