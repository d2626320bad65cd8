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
/** No new try starts later than this after the first: long patience is the sync engine's, which holds no lease. */
const RETRY_WINDOW_MS = 12_000;

export interface VendorClientOptions {
  platform: string;
  /** See routedUrl. */
  sandboxOrigin?: string | undefined;
  /** The platform's own reading of an answer, asked before the status is; undefined: nothing special about it. */
  classify: (answer: Answer) => Classification | undefined;
  requestIdHeader?: string;
  timeoutMs?: number;
  maxAnswerBytes?: number;
}

export interface VendorRequest<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  /** Name of the call in errors and logs: no query, no ids of people, no secret. */
  endpoint: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /**
   * Headers made anew for every try from the real address of the call, query included, exactly as it is sent: for
   * platforms that sign their calls and refuse a signature twice.
   */
  authorize?: (url: URL) => Record<string, string>;
  form?: Record<string, string>;
  /** A form as text, for a platform whose encoding is its own; in place of `form`. */
  encodedForm?: string;
  json?: unknown;
  /** `form`: the answer may be `a=1&b=2` instead of JSON, as OAuth 1.0a endpoints answer. Default: JSON. */
  answerFormat?: 'json' | 'form';
  /** Shape of a good answer; unknown fields are dropped. */
  schema: Schema;
  /** Whether doing it twice is the same as once. Default: GET is. Only such calls are tried again here. */
  idempotent?: boolean;
  /** An answer without a body is good: `schema` reads undefined. */
  mayBeEmpty?: boolean;
}

export interface VendorClient {
  /**
   * The checked answer of one call.
   * @throws VendorError for everything that goes wrong on the way
   */
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

/** Milliseconds until the next try, or undefined when this failure is the caller's. */
function nextTryMs(error: VendorError, attempt: number, elapsedMs: number): number | undefined {
  // A platform that asks for less would refuse the same question again.
  if (error.errorClass !== 'transient' || error.needsSmallerRequest || attempt >= MAX_TRIES) return undefined;
  const waitMs = Math.max(backoffMs(attempt), (error.retryAfterSeconds ?? 0) * 1000);
  return elapsedMs + waitMs <= RETRY_WINDOW_MS ? waitMs : undefined;
}

/** The one way out to a platform: time limit, size cap, no redirects, short retries, checked answers, no secrets in errors. */
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
