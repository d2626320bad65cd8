import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';

export function twitterError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  drift?: string,
): VendorError {
  return new VendorError(errorClass, code, { platform: 'twitter', endpoint, drift });
}
