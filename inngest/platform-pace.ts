import { RetryAfterError } from 'inngest';
import { VendorError } from '@/lib/vendor-http/vendor-error';

/** Lets a platform that says when to come back set the time of the engine's next try. */
export async function withPlatformPace<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof VendorError) || error.retryAfterSeconds === undefined) throw error;
    throw new RetryAfterError(error.message, error.retryAfterSeconds * 1000, { cause: error });
  }
}
