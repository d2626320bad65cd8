import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { meaningOfWords, saysGone, type WordMeaning } from '../failure-words';
import { THROTTLE_SECONDS } from './constants';
import { isFailed } from './vendor/entry-status';

const text = z.string().optional().catch(undefined);

/** What an answer says about itself. Failed ones name a code and an explanation, a 401 only `msg`. */
const envelope = z.looseObject({
  request_status: text,
  request_id: text,
  debug_message: text,
  display_message: text,
  error_code: text,
  msg: text,
});
/** One entry of a list; lists carry failed entries inside an answer that succeeded. */
const entry = z.looseObject({ sub_request_status: z.string(), sub_request_error_reason: text });

type Meaning = Pick<Classification, 'errorClass' | 'code'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const NOT_PERMITTED: Meaning = { errorClass: 'reauth', code: 'permission_missing' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const TROUBLED: Meaning = { errorClass: 'transient', code: 'platform_down' };
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };

const BY_WORDS: Readonly<Record<WordMeaning, Meaning>> = {
  gone: UNAVAILABLE,
  not_permitted: NOT_PERMITTED,
  throttled: THROTTLED,
  troubled: TROUBLED,
};

/** Meaning of a failure inside HTTP 200: its code says little, its explanation is what tells. */
function meaningOfReason(reason: string): Meaning {
  const meaning = meaningOfWords(reason);
  if (meaning) return BY_WORDS[meaning];
  return /not found|(?:not|n.t) exist/i.test(reason) ? UNAVAILABLE : REJECTED;
}

/** What a 401 means is in its header; Snap's body only says "Unauthorized". One without it may be cured by a refresh. */
function meaningOf401(headers: Headers): Meaning {
  const challenge = headers.get('www-authenticate');
  return !challenge || /expired/i.test(challenge) ? EXPIRED : REVOKED;
}

/** Meaning of a failed status whose body is JSON; undefined: nothing special about it. */
function meaningOfStatus(status: number, headers: Headers, words: string): Meaning | undefined {
  if (status === 401) return meaningOf401(headers);
  if (status === 404 || status === 410) return UNAVAILABLE;
  if ((status === 400 || status === 403) && saysGone(words)) return UNAVAILABLE;
  return status === 403 ? NOT_PERMITTED : undefined;
}

const wordsOf = ({ debug_message, display_message, msg }: z.infer<typeof envelope>) =>
  [debug_message, display_message, msg].filter((part) => part !== undefined).join('. ');

/**
 * Seconds to wait when throttled. Snap documents no header; those that clients have seen are read when they come:
 * Retry-After, and X-Rate-Limit-Reset in seconds or as a time since 1970.
 */
function throttleSeconds(headers: Headers): number {
  const named = retryAfterSeconds(headers, Date.now());
  if (named !== undefined) return named;
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  if (!Number.isFinite(reset) || reset <= 0) return THROTTLE_SECONDS;
  const isInstant = reset > 1_000_000_000;
  return Math.max(1, Math.ceil(isInstant ? reset - Date.now() / 1000 : reset));
}

/** The reason of the first failed entry where every entry of the answer's lists failed; undefined: one did not. */
function reasonOfAll(body: Record<string, unknown>): string | undefined {
  const entries = Object.values(body).filter(Array.isArray).flat();
  const reasons = entries.flatMap((item) => {
    const parsed = entry.safeParse(item).data;
    return parsed && isFailed(parsed.sub_request_status) ? (parsed.sub_request_error_reason ?? '') : [];
  });
  return reasons.length === entries.length ? reasons[0] : undefined;
}

/** `E2899` of `Error code: E2899, message: …`. */
const codeIn = (reason: string) => /\bE\d{3,5}\b/.exec(reason)?.[0];

function meaningOfBody(
  body: z.infer<typeof envelope>,
): { meaning: Meaning; vendorCode?: string | undefined } | undefined {
  const reason = reasonOfAll(body);
  if (reason !== undefined) return { meaning: meaningOfReason(reason), vendorCode: codeIn(reason) };
  if (!isFailed(body.request_status)) return undefined;
  const explanation = wordsOf(body);
  return { meaning: meaningOfReason(explanation), vendorCode: body.error_code ?? codeIn(explanation) };
}

/**
 * Meaning of an answer of the Ads or Public Profile API; undefined: a success, or a failure that its status explains.
 * HTTP 200 does not mean success: the answer as a whole and each entry of its lists carry a status of their own. The
 * answer fails where all of its entries did; one failed entry of several is left out by name, see api-types.ts.
 */
export function classifySnapchatAnswer(answer: Answer): Classification | undefined {
  const { status, headers } = answer;
  const body = envelope.safeParse(answer.body).data;
  const isGood = status >= 200 && status < 300;
  const inBody = isGood && body ? meaningOfBody(body) : undefined;
  const byStatus = isGood || !body ? undefined : meaningOfStatus(status, headers, wordsOf(body));
  const meaning = inBody?.meaning ?? byStatus ?? classifyStatus(answer);
  if (!meaning) return undefined;
  return {
    ...meaning,
    ...(meaning.errorClass === 'rate_limited' ? { retryAfterSeconds: throttleSeconds(headers) } : {}),
    vendorCode: inBody?.vendorCode ?? body?.error_code,
    vendorRequestId: body?.request_id,
  };
}

/** The token endpoint's error (RFC 6749, 5.2). */
const tokenError = z.object({ error: z.string() });

/**
 * Meaning of an answer of the token endpoint. It answers 429, 5xx and bodies that are no JSON in passing; only an
 * error that says so ends the connection.
 */
export function classifyTokenAnswer(answer: Answer): Classification | undefined {
  const throttled = answer.status === 429;
  if (throttled) return { ...THROTTLED, retryAfterSeconds: throttleSeconds(answer.headers) };
  const error = tokenError.safeParse(answer.body).data?.error;
  if (error === undefined || answer.status >= 500) return undefined;
  return { ...(error === 'invalid_grant' ? REVOKED : REJECTED), vendorCode: error };
}
