import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors';
import { takeForAct, takeFromTier } from '@/lib/rate-limit/rate-limit';
import { checkAnswer, HARDEST_LEVEL, issueChallenge } from './challenge';
import { COUNTED_SECONDS, RecentCounts } from './recent-counts';
import { spendChallenge } from './spent-challenges';

// Tries at one account without a challenge: typing errors of its owner.
const FREE_TRIES = 5;
// Solved challenges, at one account or from one network, that make the next ones one level harder.
const TRIES_PER_LEVEL = 4;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

export interface AuthTry {
  act: 'sign-in' | 'sign-up' | 'password-reset';
  // What is tried: the address in its one spelling, or the token of a link. A challenge is good for it alone.
  name: string;
  network: string;
  // The account that the password belongs to; null where none is tried.
  account: string | null;
  // A browser that has signed in with the account before.
  device: string | null;
  // What came with the try: the answer to a challenge (`checkAnswer`).
  answer: string | undefined;
}

// On globalThis: the action and the route handler each load this module and must count together.
const shared = globalThis as typeof globalThis & { cmisTryCounts?: RecentCounts };
shared.cmisTryCounts ??= new RecentCounts();
const counts = shared.cmisTryCounts;

const freeKey = (account: string) => `free ${account}`;
const solvedKey = (account: string) => `solved ${account}`;

function solvedKeys({ network, account }: AuthTry): string[] {
  return [`network ${network}`, ...(account === null ? [] : [solvedKey(account)])];
}

const levelAfter = (solved: number) => Math.min(HARDEST_LEVEL, Math.floor(solved / TRIES_PER_LEVEL));
const subjectOf = ({ act, name }: AuthTry) => `${act} ${name}`;

// Seconds until a try passes without a challenge; 0 when this one does. Takes from the tier and from the free tries.
async function waitForFreeTry({ network, account, device }: AuthTry): Promise<number> {
  const { allowed, retryAfterSeconds } = device
    ? await takeFromTier('auth', 'device', device)
    : await takeForAct('auth', `address:${network}`);
  if (!allowed) return retryAfterSeconds;
  if (device || account === null) return 0;
  // Apart from the solved ones: what is refused costs nothing and must not make the challenges of others harder.
  return (await counts.add(freeKey(account))) <= FREE_TRIES ? 0 : COUNTED_SECONDS;
}

// Whether the try brings an unused challenge of sufficient difficulty. At most four seconds of delay, no refusal.
async function passesByWork(given: AuthTry): Promise<boolean> {
  const solved = given.answer ? await checkAnswer(given.answer, subjectOf(given)) : null;
  if (!solved || !(await spendChallenge(solved))) return false;
  // Counted before it is judged: easy challenges may have been solved in store.
  const [ofNetwork = 0, ofAccount = 0] = await Promise.all(solvedKeys(given).map((key) => counts.add(key)));
  if (solved.level < levelAfter(Math.max(ofNetwork, ofAccount) - 1)) return false;
  if (ofAccount > 0 && !given.device) await sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (ofAccount - 1)));
  return true;
}

/**
 * Admits a try: ten a minute per network and a few per account; more need a solved challenge of growing difficulty.
 * Other people's wrong tries delay the right password but never block it.
 * @throws AppError `challenge_required`, with the challenge
 */
export async function admitTry(given: AuthTry): Promise<void> {
  if (await passesByWork(given)) return;
  const retryAfterSeconds = await waitForFreeTry(given);
  if (retryAfterSeconds === 0) return;
  const level = levelAfter(await counts.largest(solvedKeys(given)));
  throw new AppError(
    'challenge_required',
    `Too many attempts. Send the solved challenge, or try again in ${retryAfterSeconds} seconds.`,
    {
      messageKey: 'challengeRequired',
      values: { minutes: Math.ceil(retryAfterSeconds / 60) },
      retryAfterSeconds,
      challenge: await issueChallenge(subjectOf(given), level),
    },
  );
}

export function forgetTries(account: string): Promise<void> {
  return counts.forget([freeKey(account), solvedKey(account)]);
}
