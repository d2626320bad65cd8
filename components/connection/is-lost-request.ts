import { unstable_isUnrecognizedActionError } from 'next/navigation';

/** Errors and redirects of our server carry a digest; an action that a newer release no longer has did arrive. */
export function isLostRequest(error: unknown): boolean {
  return error instanceof Error && !('digest' in error) && !unstable_isUnrecognizedActionError(error);
}
