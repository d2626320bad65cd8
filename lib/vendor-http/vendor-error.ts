// `reauth`: the grant is dead or lacks a permission, a person must reconnect; `rate_limited`: wait; `transient`: retry
// with back-off; `permanent`: a retry cannot help.
const vendorErrorClasses = ['reauth', 'rate_limited', 'transient', 'permanent'] as const;
export type VendorErrorClass = (typeof vendorErrorClasses)[number];

// Each code has a text for people under `syncErrors` in the message files.
export const vendorErrorCodes = [
  'token_expired',
  'token_revoked',
  'token_not_renewed',
  'permission_missing',
  'account_unavailable',
  'rate_limited',
  'timeout',
  'connection_failed',
  'platform_down',
  'malformed_answer',
  'unexpected_answer',
  'answer_too_large',
  'cursor_repeated',
  'request_rejected',
  'consent_refused',
  'other_person',
] as const;
export type VendorErrorCode = (typeof vendorErrorCodes)[number];

interface VendorErrorDetail {
  platform: string;
  // Method and path without query, so that it cannot contain a token.
  endpoint: string;
  httpStatus?: number | undefined;
  retryAfterSeconds?: number | undefined;
  // The platform's own code, subcode and request id (Meta: `fbtrace_id`), as text.
  vendorCode?: string | undefined;
  vendorSubcode?: string | undefined;
  vendorRequestId?: string | undefined;
  // The platform (or our size cap) shows that a smaller page or a shorter range would work.
  needsSmallerRequest?: boolean | undefined;
  // For `unexpected_answer`: paths of the fields that left their documented shape, without values.
  drift?: string | undefined;
  cause?: unknown;
}

/** The message carries codes only, never the platform's text, which may hold secrets. */
export class VendorError extends Error {
  readonly errorClass: VendorErrorClass;
  readonly code: VendorErrorCode;
  readonly platform: string;
  readonly endpoint: string;
  readonly httpStatus: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly vendorCode: string | undefined;
  readonly vendorSubcode: string | undefined;
  readonly vendorRequestId: string | undefined;
  readonly needsSmallerRequest: boolean;
  readonly drift: string | undefined;

  constructor(errorClass: VendorErrorClass, code: VendorErrorCode, detail: VendorErrorDetail) {
    super(`${detail.platform} ${detail.endpoint}: ${code}`, { cause: detail.cause });
    this.name = 'VendorError';
    this.errorClass = errorClass;
    this.code = code;
    this.platform = detail.platform;
    this.endpoint = detail.endpoint;
    this.httpStatus = detail.httpStatus;
    this.retryAfterSeconds = detail.retryAfterSeconds;
    this.vendorCode = detail.vendorCode;
    this.vendorSubcode = detail.vendorSubcode;
    this.vendorRequestId = detail.vendorRequestId;
    this.needsSmallerRequest = detail.needsSmallerRequest ?? false;
    this.drift = detail.drift;
  }
}
