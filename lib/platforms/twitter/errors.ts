import { z } from 'zod';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { saysGone } from '../failure-words';
import { REQUEST_ID_HEADERS, THROTTLE_SECONDS } from './constants';

type Meaning = Pick<Classification, 'errorClass' | 'code' | 'needsSmallerRequest'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const NOT_PERMITTED: Meaning = { errorClass: 'reauth', code: 'permission_missing' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const TROUBLED: Meaning = { errorClass: 'transient', code: 'platform_down' };
const SLOW: Meaning = { errorClass: 'transient', code: 'timeout' };
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };
const TOO_MUCH: Meaning = { ...REJECTED, needsSmallerRequest: true };

const withMeaning = <Code>(meaning: Meaning, codes: readonly Code[]) =>
  codes.map((code): [Code, Meaning] => [code, meaning]);

// Error words of the Ads API. https://docs.x.com/x-ads-api/fundamentals/error-codes-and-responses
const BY_WORD: ReadonlyMap<string, Meaning> = new Map([
  ...withMeaning(REVOKED, ['UNAUTHORIZED_ACCESS']),
  // The person lost the role, or never had a sufficient one (the first name is unconfirmed).
  ...withMeaning(NOT_PERMITTED, [
    'INSUFFICIENT_USER_AUTHORIZED_PERMISSION',
    'ACTION_NOT_ALLOWED',
    'USER_NOT_FOUND',
    'FUNDING_INSTRUMENT_ACCESS_NOT_ALLOWED',
  ]),
  ...withMeaning(UNAVAILABLE, [
    'ACCOUNT_NOT_FOUND',
    'ACCOUNT_LOCKED_OUT',
    'CURRENT_USER_SUSPENDED',
    'FEATURE_NOT_AVAILABLE',
    'INVALID_ACCOUNT_SERVICE_LEVEL',
  ]),
  ...withMeaning(REJECTED, ['UNAUTHORIZED_CLIENT_APPLICATION', 'READONLY_CLIENT_APPLICATION']),
  ...withMeaning(TOO_MUCH, ['REQUEST_TOO_COMPLEX']),
  ...withMeaning(THROTTLED, ['TOO_MANY_REQUESTS', 'TWEET_RATE_LIMIT_EXCEEDED']),
  ...withMeaning(TROUBLED, ['INTERNAL_ERROR', 'SERVICE_UNAVAILABLE', 'OVER_CAPACITY']),
  ...withMeaning(SLOW, ['LOCK_ACQUISITION_TIMEOUT', 'CANCELLED_REQUEST']),
]);

// Numbers of X's oldest API, which its OAuth 1.0a endpoints still use.
const BY_NUMBER: ReadonlyMap<number, Meaning> = new Map([
  ...withMeaning(REVOKED, [89]),
  ...withMeaning(UNAVAILABLE, [34, 63, 64, 326]),
  ...withMeaning(THROTTLED, [88]),
  ...withMeaning(TROUBLED, [130, 131]),
  // A wrong signature or clock (numbers unconfirmed), or an app without access: the operator must fix it.
  ...withMeaning(REJECTED, [32, 87, 135, 215, 220, 261, 453]),
]);

// Last part of a v2 problem's `type`. https://docs.x.com/x-api/fundamentals/response-codes-and-errors
const BY_PROBLEM: ReadonlyMap<string, Meaning> = new Map([
  ...withMeaning(UNAVAILABLE, ['resource-not-found', 'resource-unavailable']),
  ...withMeaning(NOT_PERMITTED, ['not-authorized-for-resource', 'oauth1-permissions']),
  ...withMeaning(REJECTED, ['usage-capped', 'credits', 'client-forbidden', 'unsupported-authentication']),
]);

const anyError = z.object({
  code: z.union([z.number(), z.string()]).optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
});
const errorBody = z.object({
  // Ads: `code` is a word; OAuth 1.0a: a number; v2: a problem beside or instead of data.
  errors: z.array(anyError).optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
});
type ErrorBody = z.infer<typeof errorBody>;

const problemIn = (type: string | undefined) => /\/problems\/([\w-]+)$/.exec(type ?? '')?.[1];

function vendorCodeOf({ errors, type, error }: ErrorBody): string | undefined {
  const first = errors?.[0];
  return first?.code?.toString() ?? problemIn(first?.type) ?? problemIn(type) ?? error;
}

function meaningOf(vendorCode: string | undefined): Meaning | undefined {
  if (vendorCode === undefined) return undefined;
  return /^\d+$/.test(vendorCode)
    ? BY_NUMBER.get(Number(vendorCode))
    : (BY_WORD.get(vendorCode) ?? BY_PROBLEM.get(vendorCode));
}

function wordsOf({ errors = [], detail }: ErrorBody): string {
  return [detail, ...errors.flatMap((error) => [error.message, error.detail])].filter(Boolean).join('. ');
}

// The header holds a Unix time in seconds.
function secondsUntil(reset: string | null, now: number): number | undefined {
  if (reset === null || !/^\d{9,11}$/.test(reset)) return undefined;
  return Math.max(1, Number(reset) + 1 - Math.floor(now / 1000));
}

// The ad account's limit counts, unless only the person's was reached.
function throttleSeconds(headers: Headers): number | undefined {
  const isAccountLeft = Number(headers.get('x-account-rate-limit-remaining') ?? 0) > 0;
  const ofAccount = isAccountLeft ? null : headers.get('x-account-rate-limit-reset');
  const seconds = secondsUntil(ofAccount ?? headers.get('x-rate-limit-reset'), Date.now());
  return seconds ?? (headers.get('retry-after') === null ? THROTTLE_SECONDS : undefined);
}

const requestIdOf = (headers: Headers) =>
  REQUEST_ID_HEADERS.map((name) => headers.get(name)).find((id) => id !== null) ?? undefined;

const isGood = ({ status }: Answer) => status >= 200 && status < 300;

// Errors beside data mean missing parts, not a failure.
const hasResult = ({ data, meta }: ErrorBody) => data !== undefined || meta !== undefined;

// X's own use of these statuses: used-up credits, and a lock that was not available.
const BY_STATUS: ReadonlyMap<number, Meaning> = new Map([
  [402, REJECTED],
  [423, SLOW],
]);

function withDetail(answer: Answer, meaning: Meaning, vendorCode: string | undefined): Classification {
  return {
    ...meaning,
    vendorCode,
    vendorRequestId: requestIdOf(answer.headers),
    ...(meaning.errorClass === 'rate_limited' ? { retryAfterSeconds: throttleSeconds(answer.headers) } : {}),
  };
}

// Meaning by the body, then by the status; undefined: a success.
// @param isExpired whether the token has expired by our clock: X does not separate expired from revoked
export const classifyApiAnswer =
  (isExpired: () => boolean) =>
  (answer: Answer): Classification | undefined => {
    const body = errorBody.safeParse(answer.body).data ?? {};
    const vendorCode = vendorCodeOf(body);
    if (isGood(answer) && (vendorCode === undefined || hasResult(body))) return undefined;
    const byStatus = answer.body === undefined ? undefined : BY_STATUS.get(answer.status);
    const known = meaningOf(vendorCode) ?? byStatus ?? classifyStatus(answer) ?? REJECTED;
    const mayBeGone = known.code === 'permission_missing' || known.code === 'request_rejected';
    const meaning = mayBeGone && saysGone(wordsOf(body)) ? UNAVAILABLE : known;
    return withDetail(answer, meaning.code === 'token_revoked' && isExpired() ? EXPIRED : meaning, vendorCode);
  };

// A refusal is a wrong request of ours, such as a used code, unless `meaningOfError` is more specific.
function classifyRefusal(answer: Answer, meaningOfError: (error: string | undefined) => Meaning) {
  const byStatus = classifyStatus(answer);
  if (!byStatus) return undefined;
  const vendorCode = vendorCodeOf(errorBody.safeParse(answer.body).data ?? {});
  if (answer.status === 401 || answer.status === 403) return withDetail(answer, REJECTED, vendorCode);
  const isRefused = answer.body !== undefined && byStatus.code === 'request_rejected';
  return withDetail(answer, isRefused ? meaningOfError(vendorCode) : byStatus, vendorCode);
}

export const classifyExchangeAnswer = (answer: Answer) => classifyRefusal(answer, () => REJECTED);

// X's answer to a used, revoked or expired refresh token.
const DEAD_TOKEN = new Set<string | undefined>(['invalid_request', 'invalid_grant']);

export const classifyRefreshAnswer = (answer: Answer) =>
  classifyRefusal(answer, (error) => (DEAD_TOKEN.has(error) ? REVOKED : REJECTED));
