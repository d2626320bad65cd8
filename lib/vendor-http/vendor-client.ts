import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { logger } from '@/lib/logger';
import { backoffMs } from './backoff';
import type { Answer, Classification } from './classify-status';
import { exchange } from './exchange';
import type { VendorError } from './vendor-error';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const MAX_TRIES = 3;
// No retry starts later than this after the first try: callers hold leases, so longer waits belong to the sync engine.
const RETRY_WINDOW_MS = 12_000;

export interface VendorClientOptions {
  platform: string;
  sandboxOrigin?: string | undefined;
  // The platform's own classification, which precedes that by status; undefined: none.
  classify: (answer: Answer) => Classification | undefined;
  requestIdHeader?: string;
  timeoutMs?: number;
  maxAnswerBytes?: number;
}

export interface VendorRequest<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  // Name of the call in errors and logs: no query, no ids of people, no secret.
  endpoint: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  // Created for every try from the exact URL: for platforms that sign calls and refuse a repeated signature.
  authorize?: (url: URL) => Record<string, string>;
  form?: Record<string, string>;
  // Replaces `form` for a platform with its own encoding.
  encodedForm?: string;
  json?: unknown;
  // `form`: the answer may be `a=1&b=2`, as of OAuth 1.0a endpoints; `text`: `schema` reads the text. Default: JSON.
  answerFormat?: 'json' | 'form' | 'text';
  schema: Schema;
  // Only idempotent calls are retried here. Default: true for GET.
  idempotent?: boolean;
  // True: an empty body is a good answer, and `schema` reads undefined.
  mayBeEmpty?: boolean;
}

export interface VendorClient {
  request<Schema extends z.ZodType>(request: VendorRequest<Schema>): Promise<z.output<Schema>>;
}

function report(error: VendorError, attempt: number, durationMs: number): void {
  const { platform, endpoint, errorClass, code, httpStatus, retryAfterSeconds } = error;
  const { vendorCode, vendorSubcode, vendorRequestId } = error;
  logger.warn(
    {
      platform,
      endpoint,
      errorClass,
      code,
      httpStatus,
      retryAfterSeconds,
      vendorCode,
      vendorSubcode,
      vendorRequestId,
      attempt,
      durationMs,
      reason: error.drift,
    },
    'platform call failed',
  );
}

function nextTryMs(error: VendorError, attempt: number, elapsedMs: number): number | undefined {
  // The platform would refuse the same request again.
  if (error.errorClass !== 'transient' || error.needsSmallerRequest || attempt >= MAX_TRIES) return undefined;
  const waitMs = Math.max(backoffMs(attempt), (error.retryAfterSeconds ?? 0) * 1000);
  return elapsedMs + waitMs <= RETRY_WINDOW_MS ? waitMs : undefined;
}

/** Every platform call: time limit, size cap, no redirects, short retries, validated answers, no secrets in errors. */
export function createVendorClient(options: VendorClientOptions): VendorClient {
  const limits = {
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxAnswerBytes: options.maxAnswerBytes ?? MAX_ANSWER_BYTES,
  };
  return {
    async request(request) {
      const startedAt = Date.now();
      const idempotent = request.idempotent ?? request.method === 'GET';
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await exchange({ ...options, ...limits }, request);
        if (outcome.ok) return outcome.value;
        const elapsedMs = Date.now() - startedAt;
        report(outcome.error, attempt, elapsedMs);
        const waitMs = idempotent ? nextTryMs(outcome.error, attempt, elapsedMs) : undefined;
        if (waitMs === undefined) throw outcome.error;
        await sleep(waitMs);
      }
    },
  };
}
