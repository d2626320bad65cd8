import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { saysGone } from '../failure-words';
import { DATA_THROTTLE_SECONDS, THROTTLE_SECONDS } from './constants';

const text = z.string().optional().catch(undefined);

/** The error of an API answer: a word, a number, or both. The richer shape of some resources holds the same fields. */
const apiError = z.object({
  serviceErrorCode: z.coerce.number().int().optional().catch(undefined),
  code: text,
  message: z.string().catch(''),
});
type ApiError = z.infer<typeof apiError>;
type Meaning = Pick<Classification, 'errorClass' | 'code'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };

const REVOKED_TOKEN = 65_601;

/** What a 401 means. LinkedIn has used the code of revoked tokens for expired ones; any other is worth a refresh. */
function meaningOf401({ serviceErrorCode, code, message }: ApiError): Meaning {
  if (/expired/i.test(`${code} ${message}`)) return EXPIRED;
  return serviceErrorCode === REVOKED_TOKEN || code === 'REVOKED_ACCESS_TOKEN' ? REVOKED : EXPIRED;
}

function secondsToMidnightUtc(now: number): number {
  return Math.ceil((new Date(now).setUTCHours(24, 0, 0, 0) - now) / 1000);
}

/** How long to wait. LinkedIn tells by its words only; a Retry-After, which it does not document, is believed. */
function throttleSeconds(headers: Headers, message: string): number {
  const named = retryAfterSeconds(headers, Date.now());
  if (named !== undefined) return named;
  // "Resource level throttle APPLICATION DAY limit …": quotas of a day begin anew at midnight.
  if (/\bday\b|daily/i.test(message)) return secondsToMidnightUtc(Date.now());
  return /\bdata\b|metric/i.test(message) ? DATA_THROTTLE_SECONDS : THROTTLE_SECONDS;
}

/**
 * Meaning of a failed answer of the API; undefined: a success, or a failure that its status explains (403: scope,
 * product or role is missing; 426: the version has been retired; 5xx).
 * https://learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling
 */
export function classifyLinkedInAnswer(answer: Answer): Classification | undefined {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return undefined;
  const error = apiError.safeParse(answer.body).data;
  if (status === 429) return { ...THROTTLED, ...detailsOf(error), ...waitOf(headers, error) };
  if (!error) return undefined;
  const isGone = status === 404 || ((status === 400 || status === 403) && saysGone(error.message));
  const byStatus = status === 401 ? meaningOf401(error) : isGone ? UNAVAILABLE : undefined;
  const meaning = byStatus ?? classifyStatus(answer);
  return meaning && { ...meaning, ...detailsOf(error) };
}

function waitOf(headers: Headers, error: ApiError | undefined) {
  return { retryAfterSeconds: throttleSeconds(headers, error?.message ?? '') };
}

function detailsOf(error: ApiError | undefined) {
  const number = error?.serviceErrorCode?.toString();
  return { vendorCode: error?.code ?? number, vendorSubcode: error?.code === undefined ? undefined : number };
}

/** The error of the OAuth endpoints (RFC 6749, 5.2). */
const oauthError = z.object({ error: z.string() });

/**
 * Meaning of an answer of the OAuth endpoints. A token that is over is `invalid_grant` or, as often,
 * `invalid_request`. `invalid_client`, and any 401, blames this installation and no person's grant.
 */
export function classifyOAuthAnswer(answer: Answer): Classification | undefined {
  const { status, headers } = answer;
  if (status === 429) return { ...THROTTLED, ...waitOf(headers, apiError.safeParse(answer.body).data) };
  if (status < 400 || status >= 500 || answer.body === undefined) return undefined;
  const error = oauthError.safeParse(answer.body).data?.error;
  const isOver = status !== 401 && (error === 'invalid_grant' || error === 'invalid_request');
  return { ...(isOver ? REVOKED : REJECTED), vendorCode: error };
}
