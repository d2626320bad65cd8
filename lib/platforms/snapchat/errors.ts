import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { meaningOfWords, saysGone, type WordMeaning } from '../failure-words';
import { THROTTLE_SECONDS } from './constants';
import { isFailed } from './vendor/entry-status';

const text = z.string().optional().catch(undefined);

// Failed answers carry a code and an explanation, a 401 only `msg`.
const envelope = z.looseObject({
  request_status: text,
  request_id: text,
  debug_message: text,
  display_message: text,
  error_code: text,
  msg: text,
});
// Lists carry failed entries inside a successful answer.
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

function meaningOfReason(reason: string): Meaning {
  const meaning = meaningOfWords(reason);
  if (meaning) return BY_WORDS[meaning];
  return /not found|(?:not|n.t) exist/i.test(reason) ? UNAVAILABLE : REJECTED;
}

// Only the header explains a 401; the body says "Unauthorized". Without the header a refresh may help.
function meaningOf401(headers: Headers): Meaning {
  const challenge = headers.get('www-authenticate');
  return !challenge || /expired/i.test(challenge) ? EXPIRED : REVOKED;
}

function meaningOfStatus(status: number, headers: Headers, words: string): Meaning | undefined {
  if (status === 401) return meaningOf401(headers);
  if (status === 404 || status === 410) return UNAVAILABLE;
  if ((status === 400 || status === 403) && saysGone(words)) return UNAVAILABLE;
  return status === 403 ? NOT_PERMITTED : undefined;
}

const wordsOf = ({ debug_message, display_message, msg }: z.infer<typeof envelope>) =>
  [debug_message, display_message, msg].filter((part) => part !== undefined).join('. ');

// Snap documents no header; clients have seen Retry-After, and X-Rate-Limit-Reset in seconds or as a Unix time.
function throttleSeconds(headers: Headers): number {
  const named = retryAfterSeconds(headers, Date.now());
  if (named !== undefined) return named;
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN);
  if (!Number.isFinite(reset) || reset <= 0) return THROTTLE_SECONDS;
  const isInstant = reset > 1_000_000_000;
  return Math.max(1, Math.ceil(isInstant ? reset - Date.now() / 1000 : reset));
}

function reasonOfAll(body: Record<string, unknown>): string | undefined {
  const entries = Object.values(body).filter(Array.isArray).flat();
  const reasons = entries.flatMap((item) => {
    const parsed = entry.safeParse(item).data;
    return parsed && isFailed(parsed.sub_request_status) ? (parsed.sub_request_error_reason ?? '') : [];
  });
  return reasons.length === entries.length ? reasons[0] : undefined;
}

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

// Undefined: a success, or a failure that its status explains. Inside HTTP 200 the answer and each entry of its lists
// have their own status; the answer fails when all entries failed.
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

const tokenError = z.object({ error: z.string() });

/** The token endpoint sends 429, 5xx and non-JSON bodies during outages; only an explicit error ends the connection. */
export function classifyTokenAnswer(answer: Answer): Classification | undefined {
  const throttled = answer.status === 429;
  if (throttled) return { ...THROTTLED, retryAfterSeconds: throttleSeconds(answer.headers) };
  const error = tokenError.safeParse(answer.body).data?.error;
  if (error === undefined || answer.status >= 500) return undefined;
  return { ...(error === 'invalid_grant' ? REVOKED : REJECTED), vendorCode: error };
}
