import type { VendorErrorClass, VendorErrorCode } from './vendor-error';

export interface Classification {
  errorClass: VendorErrorClass;
  code: VendorErrorCode;
  retryAfterSeconds?: number | undefined;
  vendorCode?: string | undefined;
  vendorSubcode?: string | undefined;
  vendorRequestId?: string | undefined;
  needsSmallerRequest?: boolean | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

// Meaning of a status that the platform's classifier did not explain; undefined: a success. A 4xx without JSON comes
// from a proxy in between and says nothing about the grant.
export function classifyStatus({ status, body }: Answer): Classification | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return { errorClass: 'rate_limited', code: 'rate_limited' };
  if (status >= 500) return { errorClass: 'transient', code: 'platform_down' };
  if (status === 408 || status === 425) return { errorClass: 'transient', code: 'timeout' };
  if (status >= 300 && status < 400) return { errorClass: 'permanent', code: 'unexpected_answer' };
  if (body === undefined) return { errorClass: 'transient', code: 'malformed_answer' };
  if (status === 401) return { errorClass: 'reauth', code: 'token_revoked' };
  if (status === 403) return { errorClass: 'reauth', code: 'permission_missing' };
  return { errorClass: 'permanent', code: 'request_rejected' };
}
