import { VendorError } from './vendor-error';

// Why work failed, in closed codes that people get to read: `errorCode` is a key below `syncErrors` in the message files.
export interface Failure {
  errorClass: string;
  errorCode: string;
  vendorRequestId: string | null;
}

/** A fault of our own, which is tried again. */
export const internalFailure: Failure = { errorClass: 'transient', errorCode: 'internal', vendorRequestId: null };

export function toFailure(error: unknown): Failure {
  if (!(error instanceof VendorError)) return internalFailure;
  const { errorClass, code: errorCode, vendorRequestId = null } = error;
  return { errorClass, errorCode, vendorRequestId };
}
