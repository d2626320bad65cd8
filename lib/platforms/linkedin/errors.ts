import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { saysGone } from '../failure-words';
import { DATA_THROTTLE_SECONDS, THROTTLE_SECONDS } from './constants';

const text = z.string().optional().catch(undefined);

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

// LinkedIn has sent the code of revoked tokens for expired ones; any other 401 is worth a refresh.
function meaningOf401({ serviceErrorCode, code, message }: ApiError): Meaning {
  if (/expired/i.test(`${code} ${message}`)) return EXPIRED;
  return serviceErrorCode === REVOKED_TOKEN || code === 'REVOKED_ACCESS_TOKEN' ? REVOKED : EXPIRED;
}

function secondsToMidnightUtc(now: number): number {
  return Math.ceil((new Date(now).setUTCHours(24, 0, 0, 0) - now) / 1000);
}

// LinkedIn documents no Retry-After; if it sends one, it counts. Otherwise only the message hints at the limit.
function throttleSeconds(headers: Headers, message: string): number {
  const named = retryAfterSeconds(headers, Date.now());
  if (named !== undefined) return named;
  // "Resource level throttle APPLICATION DAY limit …": daily quotas reset at midnight UTC.
  if (/\bday\b|daily/i.test(message)) return secondsToMidnightUtc(Date.now());
  return /\bdata\b|metric/i.test(message) ? DATA_THROTTLE_SECONDS : THROTTLE_SECONDS;
}

// Undefined: a success, or a failure that its status explains (403: missing scope or role; 426: retired version).
// https://learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling
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

const oauthError = z.object({ error: z.string() });

/** A dead token gets `invalid_grant` or `invalid_request`; `invalid_client`, and any 401, blames the installation. */
export function classifyOAuthAnswer(answer: Answer): Classification | undefined {
  const { status, headers } = answer;
  if (status === 429) return { ...THROTTLED, ...waitOf(headers, apiError.safeParse(answer.body).data) };
  if (status < 400 || status >= 500 || answer.body === undefined) return undefined;
  const error = oauthError.safeParse(answer.body).data?.error;
  const isOver = status !== 401 && (error === 'invalid_grant' || error === 'invalid_request');
  return { ...(isOver ? REVOKED : REJECTED), vendorCode: error };
}
