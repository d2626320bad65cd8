import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutDatabase } from '@/db/testing/without-database';
import { type AuthTry, admitTry, forgetTries } from './admit-try';
import { challengeOf, solved } from './testing/solved';

// The promise timers of Node are not faked; this one uses a timer that is.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));
// The search ends with its first number; its cost is tested with the challenge.
vi.mock('node:crypto', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:crypto')>()),
  randomInt: () => 0,
}));

beforeAll(() => {
  Object.assign(process.env, withoutDatabase);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }));
afterEach(() => void vi.useRealTimers());

let count = 0;
function freshTry(given: Partial<AuthTry> = {}): AuthTry {
  count += 1;
  const account = given.account === undefined ? `person-${count}@example.com` : given.account;
  const network = `203.0.113.${count}`;
  return { act: 'sign-in', name: account ?? '', network, account, device: null, answer: undefined, ...given };
}

const fromAnywhere = (given: AuthTry): AuthTry => ({ ...given, network: freshTry().network });
const admitted = (given: AuthTry) =>
  admitTry(given).then(
    () => true,
    () => false,
  );

async function timeOf(given: AuthTry) {
  const began = Date.now();
  const done = admitTry(given).then(
    () => Date.now() - began,
    () => 'refused' as const,
  );
  let isOver = false;
  done.finally(() => {
    isOver = true;
  });
  // Keys are derived in real time; only delays use the fake clock.
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    if (vi.getTimerCount() > 0) await vi.advanceTimersByTimeAsync(10);
  }
  return done;
}

async function useUpFreeTries(given: AuthTry) {
  for (let index = 0; index < 5; index += 1) expect(await admitted(fromAnywhere(given))).toBe(true);
}

async function tryWithWork(given: AuthTry) {
  const own = fromAnywhere(given);
  const challenge = await challengeOf(admitTry(own));
  return { level: challenge.parameters.data?.level, tookMs: await timeOf({ ...own, answer: await solved(challenge) }) };
}

describe('tries from one network', () => {
  it('are ten a minute for all actions together; the next needs a challenge, which admits it', async () => {
    const { network } = freshTry();
    const acts = ['sign-in', 'sign-up', 'password-reset'] as const;
    for (let index = 0; index < 10; index += 1) {
      const act = acts[index % 3] ?? 'sign-in';
      expect(await admitted(freshTry({ act, network, account: null, name: `${index}` }))).toBe(true);
    }
    for (const act of acts) {
      const next = freshTry({ act, network, account: null, name: 'sara@example.com' });
      await expect(admitTry(next)).rejects.toMatchObject({ code: 'challenge_required', retryAfterSeconds: 60 });
      const answer = await solved(await challengeOf(admitTry(next)));
      expect(await admitted({ ...next, answer })).toBe(true);
    }
    vi.advanceTimersByTime(60_000);
    expect(await admitted(freshTry({ network }))).toBe(true);
  });

  it('do not use up the tries of others when their challenges are solved', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    for (let index = 0; index < 3; index += 1) {
      const challenge = await challengeOf(admitTry(fromAnywhere(one)));
      expect(await timeOf({ ...one, answer: await solved(challenge) })).not.toBe('refused');
    }
    for (let index = 0; index < 10; index += 1) {
      expect(await admitted(freshTry({ network: one.network }))).toBe(true);
    }
  });
});

describe('tries at one account', () => {
  it('are five without a challenge, from any number of networks, also concurrently', async () => {
    const one = freshTry();
    const flood = await Promise.all(Array.from({ length: 50 }, () => admitted(fromAnywhere(one))));
    expect(flood.filter((isAdmitted) => isAdmitted)).toHaveLength(5);
    await expect(admitTry(fromAnywhere(one))).rejects.toMatchObject({
      code: 'challenge_required',
      status: 429,
      retryAfterSeconds: 900,
    });
    expect(await admitted(freshTry())).toBe(true);
  });

  it('always admit a solved challenge, with a delay that grows to four seconds', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    const times = [];
    for (let index = 0; index < 7; index += 1) times.push((await tryWithWork(one)).tookMs);
    const between = (ms: number) => expect.toSatisfy((took: number) => took >= ms && took < ms + 100);
    expect(times).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000].map(between));
  });

  it('need more work with each solved one, up to the hardest level; refused ones do not count', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    for (let index = 0; index < 30; index += 1) expect(await admitted(fromAnywhere(one))).toBe(false);
    const levels = [];
    for (let index = 0; index < 22; index += 1) levels.push((await tryWithWork(one)).level);
    expect(levels).toEqual([...[0, 1, 2, 3].flatMap((level) => Array(4).fill(level)), ...Array(6).fill(4)]);
  });

  it('are not admitted with challenges collected earlier at an easier level', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    const tries = [];
    for (let index = 0; index < 12; index += 1) {
      const own = fromAnywhere(one);
      tries.push({ ...own, answer: await solved(await challengeOf(admitTry(own))) });
    }
    const outcomes = await Promise.all(tries.map(timeOf));
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toHaveLength(4);
    expect((await tryWithWork(one)).level).toBe(3);
  });

  it('are reset by the right password and after a quarter of an hour', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    await tryWithWork(one);
    await forgetTries(one.account ?? '');
    await useUpFreeTries(one);
    expect((await tryWithWork(one)).level).toBe(0);
    vi.advanceTimersByTime(15 * 60_000 + 1);
    await useUpFreeTries(one);
  });

  it('have a separate limit of ten a minute for a browser that has signed in before', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    const known = { ...one, device: 'known' };
    for (let index = 0; index < 10; index += 1) expect(await admitted(known)).toBe(true);
    const answer = await solved(await challengeOf(admitTry(known)));
    expect(await timeOf({ ...known, answer })).toBe(0);
  });
});

describe('a solved challenge', () => {
  it('is valid for one try', async () => {
    const one = freshTry();
    await useUpFreeTries(one);
    const answer = await solved(await challengeOf(admitTry(one)));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => timeOf({ ...fromAnywhere(one), answer })));
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toHaveLength(1);
    expect(await admitted({ ...one, answer })).toBe(false);
  });

  it('is valid only for the address that was typed', async () => {
    const [one, other] = [freshTry(), freshTry()];
    await useUpFreeTries(one);
    await useUpFreeTries(other);
    const answer = await solved(await challengeOf(admitTry(one)));
    expect(await timeOf({ ...other, answer })).toBe('refused');
    expect(await timeOf({ ...one, answer })).not.toBe('refused');
  });
});
