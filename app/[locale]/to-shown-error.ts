import { LIMITED_DIGEST } from '@/components/errors/limited-digest';
import { AppError } from '@/lib/errors';

/** Next passes only the digest to the error page: it marks a rate limit. */
export function toShownError(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'rate_limited') return error;
  return Object.assign(error, { digest: LIMITED_DIGEST });
}
