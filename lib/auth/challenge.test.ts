import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withoutDatabase } from '@/db/testing/without-database';
import { checkAnswer, HARDEST_LEVEL, issueChallenge } from './challenge';
import { solved } from './testing/solved';

const { randomInt } = vi.hoisted(() => ({ randomInt: vi.fn<(max: number) => number>() }));
vi.mock('node:crypto', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:crypto')>()),
  randomInt: randomInt.mockReturnValue(7),
}));

const subject = 'sign-in sara@example.com';

beforeAll(() => {
  Object.assign(process.env, withoutDatabase);
});
afterEach(() => void vi.useRealTimers());

describe('a challenge', () => {
  it('is passed with the number to be found', async () => {
    const challenge = await issueChallenge(subject, 2);
    const { nonce } = challenge.parameters;
    expect(await checkAnswer(await solved(challenge), subject)).toEqual({ nonce, level: 2 });
    expect(JSON.stringify(challenge)).not.toContain('sara');
  });

  it('doubles the search with each level, up to 1,024 derivations', async () => {
    randomInt.mockClear();
    for (let level = 0; level <= HARDEST_LEVEL; level += 1) await issueChallenge(subject, level);
    expect(randomInt.mock.calls).toEqual([[64], [128], [256], [512], [1024]]);
  });

  it('fails for another address or another action', async () => {
    const answer = await solved(await issueChallenge(subject, 0));
    expect(await checkAnswer(answer, 'sign-in omar@example.com')).toBeNull();
    expect(await checkAnswer(answer, 'sign-up sara@example.com')).toBeNull();
  });

  it('fails after five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const answer = await solved(await issueChallenge(subject, 0));
    vi.advanceTimersByTime(299_000);
    expect(await checkAnswer(answer, subject)).not.toBeNull();
    vi.advanceTimersByTime(2_000);
    expect(await checkAnswer(answer, subject)).toBeNull();
  });

  it('fails without the work: another number, another key, or none', async () => {
    const challenge = await issueChallenge(subject, 0);
    const { solution } = JSON.parse(await solved(challenge));
    for (const wrong of [
      { ...solution, counter: solution.counter + 1 },
      { ...solution, derivedKey: `${challenge.parameters.keyPrefix}${'0'.repeat(32)}` },
      { ...solution, derivedKey: challenge.parameters.keyPrefix },
      undefined,
      null,
    ]) {
      expect(await checkAnswer(JSON.stringify({ challenge, solution: wrong }), subject)).toBeNull();
    }
  });

  it('fails when anything in it was changed, or with a signature of others', async () => {
    const challenge = await issueChallenge(subject, 0);
    const { solution } = JSON.parse(await solved(challenge));
    const { parameters, signature } = challenge;
    const changes: object[] = [
      { data: { ...parameters.data, level: 4 } },
      { data: { subject: parameters.data?.subject ?? '', level: 0, more: 1 } },
      { expiresAt: Number(parameters.expiresAt) + 600 },
      { nonce: '0'.repeat(32) },
      { keyPrefix: '0'.repeat(32) },
    ];
    const forged = [
      ...changes.map((change) => ({ parameters: { ...parameters, ...change }, signature })),
      { parameters, signature: '0'.repeat(64) },
      { parameters, signature: '' },
      { parameters },
    ];
    for (const each of forged) {
      expect(await checkAnswer(JSON.stringify({ challenge: each, solution }), subject)).toBeNull();
    }
    const { AUTH_SECRET } = process.env;
    vi.resetModules();
    process.env.AUTH_SECRET = 'the-secret-of-another-installation-here';
    const foreign = await (await import('./challenge')).issueChallenge(subject, 0);
    process.env.AUTH_SECRET = AUTH_SECRET;
    expect(await checkAnswer(await solved(foreign), subject)).toBeNull();
  });

  it.each(['', 'x', '{}', 'null', '[]', '{"challenge":{},"solution":{}}', `"${'x'.repeat(1_000_000)}"`])(
    'fails with a malformed answer (case %#)',
    async (answer) => {
      expect(await checkAnswer(answer, subject)).toBeNull();
    },
  );
});
