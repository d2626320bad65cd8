import { z } from 'zod';
import { type Answer, type Classification, classifyStatus } from '@/lib/vendor-http/classify-status';
import { meaningOfWords, saysGone, type WordMeaning } from '../failure-words';
import { THROTTLE_SECONDS } from './constants';

export type GrantHalf = 'ads' | 'posts';

// TikTok sends errors with HTTP 200: only `code` counts.
const envelope = z.object({
  code: z.coerce.number().int(),
  message: z.string().catch(''),
  request_id: z.string().optional().catch(undefined),
});

type Meaning = Pick<Classification, 'errorClass' | 'code'>;

const EXPIRED: Meaning = { errorClass: 'reauth', code: 'token_expired' };
const REVOKED: Meaning = { errorClass: 'reauth', code: 'token_revoked' };
const NOT_PERMITTED: Meaning = { errorClass: 'reauth', code: 'permission_missing' };
const THROTTLED: Meaning = { errorClass: 'rate_limited', code: 'rate_limited' };
const TROUBLED: Meaning = { errorClass: 'transient', code: 'platform_down' };
const REJECTED: Meaning = { errorClass: 'permanent', code: 'request_rejected' };
const UNAVAILABLE: Meaning = { errorClass: 'permanent', code: 'account_unavailable' };

const withMeaning = (meaning: Meaning, codes: readonly number[]) =>
  codes.map((code): [number, Meaning] => [code, meaning]);

const ACCESS_TOKEN_EXPIRED = 40_102;
const BY_CODE: ReadonlyMap<number, Meaning> = new Map([
  // Refresh token expired or invalid; access token invalid or revoked.
  ...withMeaning(REVOKED, [40_103, 40_105, 40_107]),
  // The token does not belong to that advertiser, or the advertiser is gone.
  ...withMeaning(UNAVAILABLE, [40_106, 40_119, 40_300, 40_301]),
  ...withMeaning(THROTTLED, [40_016, 40_100, 40_132, 40_133]),
  // Maintenance, or a URL that TikTok could not fetch.
  ...withMeaning(TROUBLED, [40_902, 40_903, 40_913, 60_001]),
  // Wrong requests, missing headers, used codes, a blocked app, partial success of a write.
  ...withMeaning(REJECTED, [20_001, 40_000, 40_006, 40_007, 40_011, 40_050, 40_051]),
  ...withMeaning(REJECTED, [40_101, 40_104, 40_110, 40_113, 40_115, 40_118]),
]);

const BY_WORDS: Readonly<Record<WordMeaning, Meaning>> = {
  gone: UNAVAILABLE,
  not_permitted: NOT_PERMITTED,
  throttled: THROTTLED,
  troubled: TROUBLED,
};

const [NO_PERMISSION, WRONG_PARAMETERS] = [40_001, 40_002];
// The app's own id or secret: the operator must fix it, no grant is affected.
const OF_THE_APP = /\bapp[ _]?id\b|\bsecret\b|inconsisten/i;

// TikTok uses these codes for several meanings; the message decides.
function meaningOfAmbiguous(code: number, message: string): Meaning | undefined {
  if (code === NO_PERMISSION) {
    if (OF_THE_APP.test(message) && !saysGone(message)) return REJECTED;
    return BY_WORDS[meaningOfWords(message) ?? 'not_permitted'];
  }
  if (code !== WRONG_PARAMETERS) return undefined;
  const meaning = meaningOfWords(message);
  return meaning ? BY_WORDS[meaning] : REJECTED;
}

// Tasks and conflicts (402xx), TikTok's own checks (407xx) and server errors (5xxxx) pass.
const isPassing = (code: number) =>
  (code >= 40_200 && code <= 40_299) || (code >= 40_700 && code <= 40_799) || (code >= 50_000 && code <= 59_999);

function meaningOf(code: number, half: GrantHalf, message: string): Meaning | undefined {
  // Only the token of a TikTok account can be renewed without a person.
  if (code === ACCESS_TOKEN_EXPIRED) return half === 'posts' ? EXPIRED : REVOKED;
  if (isPassing(code)) return TROUBLED;
  const known = meaningOfAmbiguous(code, message) ?? BY_CODE.get(code);
  if (known && known !== REJECTED) return known;
  return saysGone(message) ? UNAVAILABLE : known;
}

function secondsToMidnightUtc(now: number): number {
  return Math.ceil((Math.floor(now / 86_400_000 + 1) * 86_400_000 - now) / 1000);
}

function throttleSeconds(code: number | undefined, message: string): number {
  if (/\bday\b|daily|QPD/i.test(message)) return secondsToMidnightUtc(Date.now());
  if (/minute|QPM/i.test(message)) return THROTTLE_SECONDS.minute;
  if (code === 40_133 || /second|QPS/i.test(message)) return THROTTLE_SECONDS.second;
  return THROTTLE_SECONDS.unknown;
}

// Meaning by the code in the envelope, then by the status; undefined: a success, or an answer without an envelope.
// https://business-api.tiktok.com/portal/docs?id=1737172488964097
export const classifyTikTokAnswer =
  (half: GrantHalf) =>
  (answer: Answer): Classification | undefined => {
    const { data: error } = envelope.safeParse(answer.body);
    if (!error) {
      const plain = classifyStatus(answer);
      return plain?.errorClass === 'rate_limited'
        ? { ...plain, retryAfterSeconds: THROTTLE_SECONDS.minute }
        : undefined;
    }
    if (error.code === 0) return undefined;
    const meaning = meaningOf(error.code, half, error.message) ?? classifyStatus(answer) ?? REJECTED;
    return {
      ...meaning,
      ...(meaning.errorClass === 'rate_limited'
        ? { retryAfterSeconds: throttleSeconds(error.code, error.message) }
        : {}),
      vendorCode: String(error.code),
      vendorRequestId: error.request_id,
    };
  };
