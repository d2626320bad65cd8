import type { Challenge } from 'altcha-lib/types';

/** Codes are stable: API clients and translations use them. */
export const errorStatus = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  reauth_required: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  challenge_required: 429,
  headers_too_large: 431,
  internal: 500,
  platform_failed: 502,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** `name` is the path of the field (`body.dataType`). */
export interface InvalidParam {
  name: string;
  reason: string;
}

interface AppErrorOptions {
  // A key below `errors` in the message files; `message` is for logs and API clients.
  messageKey?: string;
  // For the message, without secrets.
  values?: Record<string, string | number>;
  invalidParams?: InvalidParam[];
  retryAfterSeconds?: number;
  // Of `challenge_required`: its solution admits the same request.
  challenge?: Challenge;
  cause?: unknown;
}

/** `message` never contains a stack, SQL, a token or a vendor body. */
export class AppError extends Error {
  // Next loads this module for each kind of entry, and what is shared on globalThis throws the error of its own copy.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError';
  }

  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly values: Record<string, string | number>;
  readonly invalidParams: InvalidParam[];
  readonly retryAfterSeconds: number | undefined;
  readonly challenge: Challenge | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.messageKey = options.messageKey ?? code;
    this.values = options.values ?? {};
    this.invalidParams = options.invalidParams ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.challenge = options.challenge;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** Foreign and unknown ids answer with the same error, so that ids of other organizations stay hidden. */
export function notFound(): AppError {
  return new AppError('not_found', 'No such resource, or no access to it.');
}
