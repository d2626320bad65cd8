import { unstable_isUnrecognizedActionError } from 'next/navigation';

/**
 * Whether a call of a server action failed on its way. What our server raises, and its redirects, carry a digest; an
 * action that a newer release no longer knows did arrive.
 */
export function isLostRequest(error: unknown): boolean {
  return error instanceof Error && !('digest' in error) && !unstable_isUnrecognizedActionError(error);
}
