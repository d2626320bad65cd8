import { z } from 'zod';
import { retryAfterSeconds } from '@/lib/vendor-http/backoff';
import type { Answer, Classification } from '@/lib/vendor-http/classify-status';
import { classifyStatus } from '@/lib/vendor-http/classify-status';
import { saysGone } from '../failure-words';
import { THROTTLE_SECONDS } from './constants';

const integer = z.coerce.number().int().optional().catch(undefined);

// Meta sends the error object with any status, including 200.
const graphError = z.object({
  code: integer,
  error_subcode: integer,
  is_transient: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
    .optional()
    .catch(undefined),
  message: z.string().catch(''),
  error_user_title: z.string().catch(''),
  error_user_msg: z.string().catch(''),
  fbtrace_id: z.string().optional().catch(undefined),
});
const answerWithError = z.object({ error: z.unknown().refine((error) => error !== undefined && error !== null) });

type GraphError = z.infer<typeof graphError>;
type Meaning = Pick<Classification, 'errorClass' | 'code' | 'needsSmallerRequest'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const NOT_PERMITTED: Meaning = { errorClass: 'reauth', code: 'permission_missing' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const TROUBLED: Meaning = { errorClass: 'transient', code: 'platform_down' };
const TOO_MUCH: Meaning = { ...TROUBLED, needsSmallerRequest: true };
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };

const BY_SUBCODE: Readonly<Record<string, Meaning>> = {
  '190/463': EXPIRED,
  // The user lost the role on the page: another grant is needed, not a newer token.
  '190/492': NOT_PERMITTED,
  '100/33': UNAVAILABLE,
  '100/1504018': TOO_MUCH,
  '2/1504038': TOO_MUCH,
  '2/1504041': REJECTED,
  '-2/2490547': TROUBLED,
};

// The app itself lacks the capability: reconnecting does not help.
const APP_NOT_CAPABLE: Meaning = { errorClass: 'permanent', code: 'permission_missing' };
const BY_CODE: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [190, REVOKED],
  [102, REVOKED],
  [10, NOT_PERMITTED],
  [3, APP_NOT_CAPABLE],
  ...[4, 17, 32, 341, 613].map((code): [number, Meaning] => [code, THROTTLED]),
  ...[1, 2, 99, 104, 960].map((code): [number, Meaning] => [code, TROUBLED]),
  ...[100, 368, 506, 2635, 1_609_005].map((code): [number, Meaning] => [code, REJECTED]),
]);

function meaningOfCode(code: number): Meaning | undefined {
  if (code >= 200 && code <= 299) return NOT_PERMITTED;
  if (code >= 80_000 && code <= 80_014) return THROTTLED;
  return BY_CODE.get(code);
}

// Codes for any trouble; only the fields beside them show whether it passes.
const ANY_TROUBLE: ReadonlySet<number> = new Set([1, 2, 99]);
const PASSING = /temporar|try again|\bretry\b|unavailable/i;

const wordsOf = ({ message, error_user_title, error_user_msg }: GraphError) =>
  [message, error_user_title, error_user_msg].join('. ');

// A 5xx says nothing about the request itself, so it never counts as permanent.
function staysFailed(error: GraphError, status: number): boolean {
  const isAny = error.code !== undefined && ANY_TROUBLE.has(error.code);
  return isAny && error.is_transient === false && status < 500 && !PASSING.test(wordsOf(error));
}

function meaningOf(error: GraphError, status: number): Meaning | undefined {
  const { code, error_subcode: subcode, message } = error;
  if (code === undefined) return error.is_transient ? TROUBLED : undefined;
  if (code === 1 && /reduce the amount of data/i.test(message)) return TOO_MUCH;
  // A wrong app secret has the code of passing troubles, and stays wrong.
  if (code === 1 && /validating client secret/i.test(message)) return REJECTED;
  // Known to come and go with the same request.
  if (code === 100 && /cannot include .* in summary param/i.test(message)) return TROUBLED;
  const exact = BY_SUBCODE[`${code}/${subcode}`];
  if (!exact && staysFailed(error, status)) return REJECTED;
  const byCode = exact ?? meaningOfCode(code);
  const mayBeGone = !byCode || byCode === NOT_PERMITTED || byCode === REJECTED;
  const meaning = mayBeGone && code !== 190 && saysGone(wordsOf(error)) ? UNAVAILABLE : byCode;
  const retryingMayHelp = !meaning || meaning.errorClass === 'permanent';
  return error.is_transient && retryingMayHelp ? TROUBLED : meaning;
}

function secondsToRegainAccess(headers: Headers): number {
  const usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.coerce.number() })));
  try {
    const parsed = usage.safeParse(JSON.parse(headers.get('x-business-use-case-usage') ?? '{}'));
    const minutes = Object.values(parsed.data ?? {}).flatMap((rows) =>
      rows.map((row) => row.estimated_time_to_regain_access),
    );
    return Math.max(0, ...minutes) * 60;
  } catch {
    return 0;
  }
}

function throttleSeconds(headers: Headers): number {
  const named = retryAfterSeconds(headers, Date.now());
  const regain = secondsToRegainAccess(headers);
  if (regain > 0) return Math.max(regain, named ?? 0);
  return named ?? THROTTLE_SECONDS;
}

// Meaning of an error object by its code and subcode, then by its status; undefined: no error object.
// https://developers.facebook.com/docs/graph-api/guides/error-handling
export function classifyMetaAnswer(answer: Answer): Classification | undefined {
  const holder = answerWithError.safeParse(answer.body);
  if (!holder.success) {
    const plain = classifyStatus(answer);
    return plain?.errorClass === 'rate_limited'
      ? { ...plain, retryAfterSeconds: throttleSeconds(answer.headers) }
      : undefined;
  }
  const error = graphError.safeParse(holder.data.error).data;
  const meaning = (error && meaningOf(error, answer.status)) ?? classifyStatus(answer) ?? REJECTED;
  return {
    ...meaning,
    ...(meaning.errorClass === 'rate_limited' ? { retryAfterSeconds: throttleSeconds(answer.headers) } : {}),
    vendorCode: error?.code?.toString(),
    vendorSubcode: error?.error_subcode?.toString(),
    vendorRequestId: error?.fbtrace_id,
  };
}
