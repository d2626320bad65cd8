import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors';
import { takeForAct, takeFromTier } from '@/lib/rate-limit/rate-limit';
import { checkAnswer, HARDEST_LEVEL, issueChallenge } from './challenge';
import { COUNTED_SECONDS, RecentCounts } from './recent-counts';
import { spendChallenge } from './spend-challenge';

// Typing errors of the owner need no challenge.
const FREE_TRIES = 5;
// Solved challenges of one account or network per level of difficulty.
const TRIES_PER_LEVEL = 4;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

export interface AuthTry {
  act: 'sign-in' | 'sign-up' | 'password-reset';
  // The address in its one spelling, or the token of a link; a challenge is valid only for it.
  name: string;
  network: string;
  // Null where no password is tried.
  account: string | null;
  // A browser that has signed in with the account before.
  device: string | null;
  // To a challenge; see `checkAnswer`.
  answer: string | undefined;
}

// On globalThis: the action and the route handler each load this module and count together.
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

// Seconds; 0 when this try passes. Takes from the tier and from the free tries.
async function waitForFreeTry({ network, account, device }: AuthTry): Promise<number> {
  const { allowed, retryAfterSeconds } = device
    ? await takeFromTier('auth', 'device', device)
    : await takeForAct('auth', `address:${network}`);
  if (!allowed) return retryAfterSeconds;
  if (device || account === null) return 0;
  // Refused tries cost nothing and must not make the challenges of others harder.
  return (await counts.add(freeKey(account))) <= FREE_TRIES ? 0 : COUNTED_SECONDS;
}

// At most four seconds of delay, no refusal.
async function passesByWork(given: AuthTry): Promise<boolean> {
  const solved = given.answer ? await checkAnswer(given.answer, subjectOf(given)) : null;
  if (!solved || !(await spendChallenge(solved))) return false;
  // Counted before the check: easy challenges may have been solved earlier for later use.
  const [ofNetwork = 0, ofAccount = 0] = await Promise.all(solvedKeys(given).map((key) => counts.add(key)));
  if (solved.level < levelAfter(Math.max(ofNetwork, ofAccount) - 1)) return false;
  if (ofAccount > 0 && !given.device) await sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (ofAccount - 1)));
  return true;
}

/** Wrong tries of others delay the right password but never block it. @throws AppError `challenge_required` */
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
