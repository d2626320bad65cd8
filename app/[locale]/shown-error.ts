import { LIMITED_DIGEST } from '@/components/errors/limited-digest';
import { AppError } from '@/lib/errors';

/** An error with the mark by which the error page, which learns nothing else of it, knows that a limit was reached. */
export function asShownError(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'rate_limited') return error;
  return Object.assign(error, { digest: LIMITED_DIGEST });
}
