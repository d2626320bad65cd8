import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';

/** A failure that we find ourselves, in a grant or in an otherwise good answer. */
export function twitterError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  drift?: string,
): VendorError {
  return new VendorError(errorClass, code, { platform: 'twitter', endpoint, drift });
}
