import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { saysGone } from '../failure-words';
import { text } from '../wire';
import { COSTLY_QUERY_SECONDS, DAILY_QUOTA_SECONDS, THROTTLE_SECONDS } from './constants';

type Meaning = Pick<Classification, 'errorClass' | 'code' | 'needsSmallerRequest'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const NOT_PERMITTED: Meaning = { errorClass: 'reauth', code: 'permission_missing' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const TROUBLED: Meaning = { errorClass: 'transient', code: 'platform_down' };
const TOO_SLOW: Meaning = { errorClass: 'transient', code: 'timeout', needsSmallerRequest: true };
// Includes what the operator must fix: an app that Google does not admit is not the person's fault.
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };

const all = (family: string, codes: string, meaning: Meaning): [string, Meaning][] =>
  codes
    .trim()
    .split(/\s+/)
    .map((code) => [`${family}.${code}`, meaning]);

const BY_CODE: ReadonlyMap<string, Meaning> = new Map([
  ...all('authenticationError', 'OAUTH_TOKEN_EXPIRED OAUTH_TOKEN_INVALID GOOGLE_ACCOUNT_COOKIE_INVALID', EXPIRED),
  ...all(
    'authenticationError',
    `OAUTH_TOKEN_REVOKED OAUTH_TOKEN_DISABLED GOOGLE_ACCOUNT_DELETED GOOGLE_ACCOUNT_AUTHENTICATION_FAILED
     NOT_ADS_USER`,
    REVOKED,
  ),
  // One ad account requires a stronger login than the person has; others may not.
  ...all('authenticationError', 'TWO_STEP_VERIFICATION_NOT_ENROLLED ADVANCED_PROTECTION_NOT_ENROLLED', NOT_PERMITTED),
  ...all('authenticationError', 'CUSTOMER_NOT_FOUND CLIENT_CUSTOMER_ID_INVALID', UNAVAILABLE),
  ...all(
    'authorizationError',
    'USER_PERMISSION_DENIED INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION METRIC_ACCESS_DENIED',
    NOT_PERMITTED,
  ),
  ...all(
    'authorizationError',
    'CUSTOMER_NOT_ENABLED INCOMPLETE_SIGNUP ACTION_NOT_PERMITTED_FOR_SUSPENDED_ACCOUNT ACCESS_DENIED_FOR_ACCOUNT_TYPE',
    UNAVAILABLE,
  ),
  ...all('quotaError', 'ACCESS_PROHIBITED', REJECTED),
  ...all('internalError', 'DEADLINE_EXCEEDED', TOO_SLOW),
  ...all('internalError', 'ERROR_CODE_NOT_PUBLISHED', REJECTED),
  ...all('databaseError', 'CONCURRENT_MODIFICATION', TROUBLED),
  ...all('queryError', 'REQUESTED_METRICS_FOR_MANAGER', UNAVAILABLE),
]);

const BY_FAMILY: Readonly<Record<string, Meaning>> = {
  authenticationError: EXPIRED,
  quotaError: THROTTLED,
  internalError: TROUBLED,
};

// Reasons of `google.rpc.ErrorInfo`, in failures that never reached the Ads API.
const BY_REASON: Readonly<Record<string, Meaning>> = {
  ACCESS_TOKEN_EXPIRED: EXPIRED,
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: NOT_PERMITTED,
  SERVICE_DISABLED: REJECTED,
  CONSUMER_INVALID: REJECTED,
  RATE_LIMIT_EXCEEDED: THROTTLED,
};

const BY_STATUS: Readonly<Record<string, Meaning>> = {
  UNAUTHENTICATED: EXPIRED,
  PERMISSION_DENIED: NOT_PERMITTED,
  RESOURCE_EXHAUSTED: THROTTLED,
  INTERNAL: TROUBLED,
  UNAVAILABLE: TROUBLED,
  UNKNOWN: TROUBLED,
  ABORTED: TROUBLED,
  DEADLINE_EXCEEDED: TOO_SLOW,
};

const QUOTA_SECONDS: Readonly<Record<string, number>> = {
  'quotaError.RESOURCE_EXHAUSTED': DAILY_QUOTA_SECONDS,
  'quotaError.EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION': DAILY_QUOTA_SECONDS,
  'quotaError.EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION': COSTLY_QUERY_SECONDS,
};

const seconds = z
  .string()
  .regex(/^\d+(\.\d+)?s$/)
  .transform((duration) => Math.ceil(Number(duration.slice(0, -1))))
  .optional()
  .catch(undefined);

const detail = z.object({
  errors: z
    .array(
      z.object({
        errorCode: z.record(z.string(), z.string()).catch({}),
        message: text,
        details: z
          .object({ quotaErrorDetails: z.object({ retryDelay: seconds }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([])
    .catch([]),
  requestId: text,
  reason: text,
  retryDelay: seconds,
});
const failure = z
  .object({ status: text, message: text, details: z.array(detail).default([]).catch([]) })
  .catch({ status: undefined, message: undefined, details: [] });
type Failure = z.infer<typeof failure>;

const carriesError = z.object({ error: z.looseObject({}) });

// A stream that breaks off reports it in the last element of its list, with status 200.
function failureIn(body: unknown): Failure | undefined {
  for (const part of Array.isArray(body) ? body : [body]) {
    const holder = carriesError.safeParse(part);
    if (holder.success) return failure.parse(holder.data.error);
  }
  return undefined;
}

function readFailure({ status, message, details }: Failure) {
  const first = details.flatMap(({ errors }) => errors)[0];
  const [family, code] = Object.entries(first?.errorCode ?? {})[0] ?? [];
  const reason = details.find((one) => one.reason !== undefined)?.reason;
  return {
    family,
    adsCode: family && code ? `${family}.${code}` : undefined,
    reason,
    status,
    words: [message, first?.message].filter(Boolean).join('. '),
    retryDelay: first?.details?.quotaErrorDetails.retryDelay ?? details.find((one) => one.retryDelay)?.retryDelay,
    requestId: details.find((one) => one.requestId !== undefined)?.requestId,
  };
}

function meaningOf({ family, adsCode, reason, status, words }: ReturnType<typeof readFailure>): Meaning | undefined {
  const exact = adsCode ? BY_CODE.get(adsCode) : BY_REASON[reason ?? ''];
  if (exact && exact !== NOT_PERMITTED) return exact;
  const general = family && adsCode ? (BY_FAMILY[family] ?? REJECTED) : BY_STATUS[status ?? ''];
  const known = exact ?? general;
  const mayBeGone = !known || known === NOT_PERMITTED || known === REJECTED;
  return mayBeGone && saysGone(words) ? UNAVAILABLE : known;
}

function throttleSeconds(headers: Headers, named: number | undefined, code: string | undefined): number {
  return named ?? retryAfterSeconds(headers, Date.now()) ?? QUOTA_SECONDS[code ?? ''] ?? THROTTLE_SECONDS;
}

// Meaning of an Ads API answer by its Ads code, then Google's general reasons, then its status; undefined: a success,
// or a failure that the HTTP status explains.
// https://developers.google.com/google-ads/api/docs/get-started/handle-errors
export function classifyAdsAnswer(answer: Answer): Classification | undefined {
  const found = failureIn(answer.body);
  const said = found && readFailure(found);
  const meaning = (said && meaningOf(said)) ?? classifyStatus(answer) ?? (found ? REJECTED : undefined);
  if (!meaning) return undefined;
  const vendorCode = said?.adsCode ?? said?.reason ?? said?.status;
  return {
    ...meaning,
    ...(meaning.errorClass === 'rate_limited'
      ? { retryAfterSeconds: throttleSeconds(answer.headers, said?.retryDelay, said?.adsCode) }
      : {}),
    vendorCode,
    vendorRequestId: said?.requestId,
  };
}

const oauthError = z.object({ error: z.string() });

const OAUTH_MEANINGS: Readonly<Record<string, Meaning>> = {
  // A refresh token that expired, was revoked, or was unused for six months.
  invalid_grant: REVOKED,
  invalid_token: EXPIRED,
};

/** Google's OAuth endpoints send 429, 5xx and non-JSON during outages; only an explicit error ends the grant. */
export function classifyOAuthAnswer(answer: Answer): Classification | undefined {
  if (answer.status === 429) {
    return { ...THROTTLED, retryAfterSeconds: throttleSeconds(answer.headers, undefined, undefined) };
  }
  const error = oauthError.safeParse(answer.body).data?.error;
  if (answer.status >= 500 || error === undefined) return undefined;
  return { ...(OAUTH_MEANINGS[error] ?? REJECTED), vendorCode: error };
}

export function classifyUserInfoAnswer(answer: Answer): Classification | undefined {
  const refused = answer.status === 401 && answer.body !== undefined;
  return refused ? { ...EXPIRED, vendorCode: oauthError.safeParse(answer.body).data?.error } : undefined;
}
