import { CredentialsSignin } from 'next-auth';
import { AppError } from '@/lib/errors';
import { SignInRefused } from './next-auth';

export function asRefusal(error: unknown): unknown {
  if (error instanceof SignInRefused) return error.refusal;
  if (error instanceof CredentialsSignin) {
    return new AppError('unauthenticated', 'The e-mail address or the password is wrong.', {
      messageKey: 'wrongCredentials',
    });
  }
  // Auth.js wraps what `authorize` throws and keeps the original below `cause.err`.
  if (error instanceof Error && error.cause && typeof error.cause === 'object' && 'err' in error.cause) {
    return error.cause.err;
  }
  return error;
}
