import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import { nextMessage, startProcess } from '@/db/testing/forked-process';
import { sized } from '@/db/testing/test-size';
import type { SessionWith } from '@/lib/auth/org-session';
import { logger } from '@/lib/logger';
import { connectAll, mintSession } from '@/lib/sync/testing/connected-organization';
import { remoteAccount } from '@/lib/sync/testing/fake-platform';
import { openTokens } from './sealed-tokens';
import { SingleUsePlatform } from './testing/single-use-platform';
import type { Ask, ProcessReport } from './testing/token-process';
import { startTokenProvider, type TokenProvider } from './testing/token-provider';

// Two processes of the product, each with its own pools, on one database and one platform.
logger.level = 'silent';
const script = path.join(import.meta.dirname, 'testing/token-process.ts');
// Calls that must time out do so after a third of the lease, as in production.
const TIMEOUT_MS = 400;
// Calls that must be answered have a limit that no busy machine reaches.
const PATIENT_MS = 300_000;
const LEASE_SECONDS = 1.2;

function note(line: string): void {
  process.stdout.write(`${line}\n`);
}

const start = () => startProcess(script);
const reportFrom = <Kind extends ProcessReport['is']>(child: ChildProcess, is: Kind) =>
  nextMessage<ProcessReport, Kind>(child, is);

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

let processes: ChildProcess[];
let provider: TokenProvider;
let session: SessionWith<'owner'>;
let integrationId: string;

beforeAll(async () => {
  processes = await Promise.all([start(), start()]);
});
afterAll(() => Promise.all(processes.map(kill)));
afterEach(() => provider.close());

async function consent(): Promise<void> {
  const platform = new SingleUsePlatform(provider.origin, PATIENT_MS);
  platform.grant = { ...provider.grant(), expiresAt: new Date(Date.now() + 7_200_000) };
  platform.accounts = [remoteAccount('1')];
  integrationId = await connectAll(session, platform);
}

async function prepare(options: Parameters<typeof startTokenProvider>[0] = {}): Promise<void> {
  provider = await startTokenProvider(options);
  session = await mintSession();
  await consent();
  await expire();
}

// The token ends, and only a lease may delay its renewal.
async function expire(): Promise<void> {
  await withOrg(session.orgId, (tx) =>
    tx.execute(sql`update integration_credentials set expires_at = now() - interval '1 second',
      refresh_due_at = now() - interval '1 second', retry_at = null`),
  );
}

function ask(child: ChildProcess | undefined, over: Partial<Ask> = {}) {
  if (!child) throw new Error('There is no such process.');
  const { origin } = provider;
  const base = { orgId: session.orgId, integrationId, origin, callers: 1 };
  child.send({ ...base, timeoutMs: PATIENT_MS, leaseSeconds: LEASE_SECONDS, ...over } satisfies Ask);
  return reportFrom(child, 'answered');
}

async function stored() {
  return withOrg(session.orgId, async (tx) => {
    const [integration] = await tx.select().from(integrations);
    const [row] = await tx.select().from(integrationCredentials);
    const events = await tx.select().from(tokenEvents).orderBy(tokenEvents.happenedAt);
    return {
      status: integration?.status,
      reason: integration?.statusReason,
      failures: row?.failures,
      tokens: row && (await openTokens(tx, row, row)),
      outcomes: events.filter(({ cause }) => cause !== 'consent').map(({ outcome }) => outcome),
    };
  });
}

describe('callers in two processes', () => {
  beforeEach(() => prepare({ killsFamilies: true }));

  it.each([100, 500])(
    '%i concurrent callers in two processes make one call to the platform, and none fails',
    async (callers) => {
      provider.answerMs = 300;
      const long = { callers: callers / 2, leaseSeconds: 600, patienceSeconds: 300 };
      const answers = await Promise.all(processes.map((child) => ask(child, long)));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      const tokens = answers.flatMap((answer) => answer.tokens);
      expect(tokens).toHaveLength(callers);
      expect(new Set(tokens)).toEqual(new Set([provider.current?.accessToken]));
      expect([provider.calls, provider.exchanges]).toEqual([1, 1]);
      expect(await stored()).toMatchObject({ status: 'active', outcomes: ['refreshed'], tokens: provider.current });
      note(`${callers} callers: ${Math.max(...answers.map(({ ms }) => ms))} ms, of which the platform 300`);
    },
  );
});

describe('a lease that is shorter than the answer takes', () => {
  const slow = { callers: 50, leaseSeconds: 1, patienceSeconds: 300 };
  beforeEach(() => prepare());

  it('a lease shorter than the answer costs one refused call, no caller and no token', async () => {
    const bothCalled = async () => expect.poll(() => provider.calls).toBe(2);
    const isStored = async () => expect.poll(async () => (await stored()).tokens).toEqual(provider.current);
    provider.answerAfter = bothCalled();
    provider.refusalAfter = provider.answerAfter.then(isStored);
    const answers = await Promise.all(processes.map((child) => ask(child, slow)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.flatMap(({ tokens }) => tokens))).toEqual(new Set([provider.current?.accessToken]));
    expect(provider.calls).toBe(2);
    expect(await stored()).toMatchObject({ status: 'active', tokens: provider.current });
  });

  it('a late answer restores the connection when the refusal of the second caller came first', async () => {
    let answerNow: () => void = () => undefined;
    provider.answerAfter = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const [first, second] = processes;
    const winner = ask(first, slow);
    await expect.poll(() => provider.exchanges).toBe(1);
    const loser = await ask(second, slow);
    answerNow();
    expect(new Set(loser.errors)).toEqual(new Set(['reauth_required uncertain']));
    expect((await winner).errors).toEqual([]);
    expect(await stored()).toMatchObject({ status: 'active', reason: null, tokens: provider.current });
    expect((await ask(second)).tokens).toEqual([provider.current?.accessToken]);
  });
});

describe('a process that is killed during a renewal', () => {
  beforeEach(() => prepare());

  async function killedAt(stopped: Promise<unknown>) {
    const [victim, heir] = processes;
    await stopped;
    if (victim) await kill(victim);
    const found = await ask(heir);
    processes = [await start(), ...(heir ? [heir] : [])];
    return found;
  }

  const unanswered = (call: Promise<unknown>) => call.catch(() => undefined);

  it('a process killed before the exchange leaves a token that the next one renews', async () => {
    const [victim] = processes;
    const paused = victim && reportFrom(victim, 'paused');
    void unanswered(ask(victim, { pause: 'before' }));
    const { tokens } = await killedAt(Promise.resolve(paused));
    expect(tokens).toEqual([provider.current?.accessToken]);
    expect([provider.calls, provider.exchanges]).toEqual([1, 1]);
    expect(await stored()).toMatchObject({ status: 'active', tokens: provider.current, outcomes: ['refreshed'] });
  });

  it.each(['during', 'after'] as const)(
    'a process killed %s the exchange requires reconnection once, with the reason',
    async (when) => {
      const [victim] = processes;
      let stopped: Promise<unknown>;
      if (when === 'during') {
        provider.fates = ['lost_after'];
        stopped = new Promise<void>((resolve) => {
          provider.onExchange = resolve;
        });
        void unanswered(ask(victim));
      } else {
        stopped = victim ? reportFrom(victim, 'paused') : Promise.reject(new Error('no process'));
        void unanswered(ask(victim, { pause: 'after' }));
      }
      const { tokens, errors } = await killedAt(stopped);
      expect([tokens, errors]).toEqual([[], ['reauth_required uncertain']]);
      expect([provider.calls, provider.exchanges]).toEqual([2, 1]);
      expect(await stored()).toMatchObject({
        status: 'reauth_required',
        reason: 'uncertain',
        outcomes: ['reauth_required'],
      });
      await ask(processes[0]);
      expect(provider.calls).toBe(2);
    },
  );

  it('a process killed during an exchange that the platform never carried out leaves the token valid', async () => {
    provider.fates = ['lost_before'];
    const stopped = new Promise<void>((resolve) => {
      provider.onExchange = resolve;
    });
    void unanswered(ask(processes[0]));
    expect((await killedAt(stopped)).tokens).toEqual([provider.current?.accessToken]);
    expect(await stored()).toMatchObject({ status: 'active', tokens: provider.current });
  });
});

// Seeded, so that a failed run can be repeated.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('single-use tokens', () => {
  const ROTATIONS = sized(60, 1_000);
  const TIMEOUT_SHARE = 0.05;
  const KILL_SHARE = 0.02;

  it(
    `${ROTATIONS} rotations under time-outs and kills never lose a token without a record`,
    async () => {
      await prepare({ killsFamilies: true });
      const draw = random(20_261_123);
      const count = { refreshed: 0, timeouts: 0, kills: 0, spent: 0, reconnected: 0, silent: 0 };

      async function rotate(turn: number): Promise<void> {
        const child = processes[turn % 2];
        const exchanged = provider.exchanges;
        const fate = draw();
        const lost = draw() < 0.5 ? 'lost_before' : 'lost_after';
        if (fate < KILL_SHARE) {
          count.kills += 1;
          const where = (['before', 'during', 'after'] as const)[Math.floor(draw() * 3)];
          const stopped =
            where === 'during'
              ? new Promise<void>((resolve) => {
                  provider.onExchange = resolve;
                })
              : child && reportFrom(child, 'paused');
          if (where === 'during') provider.fates = [lost];
          const over = where === 'during' ? {} : { pause: where };
          void ask(child, over as Partial<Ask>).catch(() => undefined);
          await stopped;
          if (child) await kill(child);
          processes[turn % 2] = await start();
        } else {
          const timesOut = fate < KILL_SHARE + TIMEOUT_SHARE;
          if (timesOut) {
            count.timeouts += 1;
            provider.fates = [lost];
          }
          await ask(child, { callers: 3, ...(timesOut ? { timeoutMs: TIMEOUT_MS } : {}) });
        }
        provider.fates = [];
        const answered = (await stored()).tokens?.refreshToken === provider.current?.refreshToken;
        if (provider.exchanges > exchanged && !answered) count.spent += 1;
      }

      for (let turn = 0; turn < ROTATIONS; turn += 1) {
        await rotate(turn);
        // The next caller settles what is open.
        let now = await stored();
        if (now.status === 'refreshing' || now.status === 'retry_wait') {
          await expire();
          await ask(processes[(turn + 1) % 2], { callers: 3 });
          now = await stored();
        }
        if (now.status === 'active') {
          if (now.tokens?.refreshToken === provider.current?.refreshToken) count.refreshed += 1;
          else count.silent += 1;
        } else {
          expect(now).toMatchObject({ status: 'reauth_required', reason: 'uncertain' });
          expect(now.outcomes.at(-1)).toBe('reauth_required');
          count.reconnected += 1;
          await consent();
        }
        await expire();
      }
      note(`${ROTATIONS} rotations: ${JSON.stringify(count)}`);
      expect(count.silent).toBe(0);
      // A token may be lost only when its answer was lost after it was spent.
      expect(count.reconnected).toBe(count.spent);
      expect(count.refreshed + count.reconnected).toBe(ROTATIONS);
      expect(count.timeouts + count.kills).toBeGreaterThan(ROTATIONS * 0.02);
    },
    sized(900_000, 3_600_000),
  );
});
