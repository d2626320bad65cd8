import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTogether } from '@/db/read-together';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import { beginRun } from '../run/begin-run';
import { finishRun } from '../run/finish-run';
import { whereIntegration } from '../status/state';
import { runStep } from '../steps/run-step';
import type { PlannedStep } from '../steps/step-state';
import { connectAll, mintSession, perform, runsOf, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { STEADY_ZONE } from '../testing/steady-zone';
import { rollUps, storedFacts, storedRevisions } from '../testing/stored-facts';
import { historyProgress } from './history-progress';
import { queueHistory } from './queue-history';

const today = dayInZone(new Date(), STEADY_ZONE);
const day = (back: number) => addDays(today, -back);
const goal = day(395);

// Sixteen months of two accounts, in pages of irregular size.
class OldPlatform extends FakePlatform {
  readonly windows: { account: string; window: DateWindow; cursor: string | null }[] = [];
  override pageSize = 20;

  constructor() {
    super();
    this.accounts = [remoteAccount('act_1'), remoteAccount('act_2', 'KWD')];
    for (const [account, campaigns] of [
      ['act_1', ['c1', 'c2']],
      ['act_2', ['k1']],
    ] as const) {
      this.campaigns.set(
        account,
        campaigns.map((id) => remoteCampaign(id)),
      );
      // Every third day of each campaign, so that a day has the figures of one campaign or none.
      const rows = daysOf(day(480), today).flatMap((date, index) =>
        campaigns
          .filter((_, at) => (index + at) % 3 === 0)
          .map((id) => remoteMetrics(id, date, { spendMicros: BigInt(1_000_000 + index) })),
      );
      this.metrics.set(account, rows);
    }
  }

  override listDailyMetrics(request: Parameters<FakePlatform['listDailyMetrics']>[0]) {
    const account = request.account.externalId.split('@')[0] ?? '';
    this.windows.push({ account, window: request.window, cursor: request.cursor });
    return super.listDailyMetrics(request);
  }

  held(from: string): string[] {
    return [...this.metrics.values()]
      .flat()
      .filter((row) => row.date >= from)
      .map((row) => `${row.campaignExternalId} ${row.date}`)
      .sort();
  }
}

let session: SessionWith<'owner'>;
let platform: OldPlatform;
let integrationId: string;

const stored = async () => (await storedFacts(session.orgId)).map((fact) => `${fact.campaign} ${fact.date}`).sort();
const ranges = () =>
  withOrg(session.orgId, (tx) =>
    tx
      .select({ readFrom: adAccounts.readFrom, readTo: adAccounts.readTo, goal: adAccounts.historyGoal })
      .from(adAccounts)
      .where(eq(adAccounts.orgId, session.orgId)),
  );
const setAccounts = (values: Partial<typeof adAccounts.$inferInsert>) =>
  withOrg(session.orgId, (tx) => tx.update(adAccounts).set(values).where(eq(adAccounts.orgId, session.orgId)));
const progress = async () =>
  (
    await withOrg(session.orgId, (tx) =>
      readTogether(tx, { found: historyProgress(session.orgId, whereIntegration([integrationId])) }),
    )
  ).found.get(integrationId);
const later = () => new Date(Date.now() + 7 * 3_600_000);
async function readHistory(): Promise<void> {
  for (;;) {
    const runId = await queueHistory(session.orgId, integrationId, later());
    if (!runId) return;
    expect(await perform(session.orgId, runId, platform)).toMatchObject({ status: 'succeeded' });
  }
}

beforeEach(async () => {
  session = await mintSession();
  platform = new OldPlatform();
  integrationId = await connectAll(session, platform);
});

describe('a new integration', () => {
  it('reads 30 days first, then back to its goal, newest first, each day once', async () => {
    expect(await progress()).toEqual({ status: 'waiting', share: 0, accountsDone: 0, accountsTotal: 2 });
    await sync(session.orgId, integrationId, platform);
    expect(await stored()).toEqual(platform.held(day(30)));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: day(30), readTo: today, goal }));
    expect(await progress()).toEqual({ status: 'waiting', share: 0, accountsDone: 0, accountsTotal: 2 });

    platform.windows.length = 0;
    await readHistory();
    expect(await stored()).toEqual(platform.held(goal));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: goal, readTo: today, goal }));
    expect(await progress()).toEqual({ status: 'complete', share: 1, accountsDone: 2, accountsTotal: 2 });
    const first = platform.windows.filter(({ cursor }) => cursor === null);
    expect(first.map(({ account }) => account)).toEqual(Array(13).fill(['act_1', 'act_2']).flat());
    const days = first.filter(({ account }) => account === 'act_1').map(({ window }) => daysOf(window.from, window.to));
    expect(days.every((each) => each.length <= 30)).toBe(true);
    expect(days.flatMap((each) => [...each].reverse())).toEqual(daysOf(goal, day(31)).reverse());
    expect(await storedRevisions(session.orgId)).toEqual([]);
    const { stored: rolledUp, summed } = await rollUps(session.orgId);
    expect(rolledUp).toEqual(summed);
  });

  it('shows the progress of its history step by step', async () => {
    await sync(session.orgId, integrationId, platform);
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    expect(await progress()).toMatchObject({ status: 'waiting' });
    const steps = await begin(runId);
    const shares: number[] = [];
    for (const planned of steps) {
      await runStep(step(runId, planned), { platformOf: () => platform });
      const now = await progress();
      shares.push(now?.share ?? -1);
      expect(now?.status).toBe(planned === steps.at(-1) ? 'complete' : 'running');
    }
    expect(shares[0]).toBeCloseTo(30 / 365 / 2, 10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares).size).toBe(26);
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a history run', () => {
  const near = day(125);

  beforeEach(async () => {
    await sync(session.orgId, integrationId, platform);
    await setAccounts({ historyGoal: near });
  });

  it('that is interrupted at any page continues from its checkpoint', async () => {
    platform.pageSize = 8;
    let killed = 0;
    let sinceKill = 0;
    platform.onCall = () => {
      sinceKill += 1;
      if (sinceKill <= 1) return;
      killed += 1;
      sinceKill = 0;
      throw new Error('killed');
    };
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    for (;;) {
      try {
        expect(await perform(session.orgId, runId, platform, 1)).toMatchObject({ status: 'succeeded' });
        break;
      } catch (error) {
        expect(error).toMatchObject({ message: 'killed' });
      }
    }
    expect(killed).toBeGreaterThan(10);
    expect(await stored()).toEqual(platform.held(near));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: near, readTo: today, goal: near }));
    expect(await storedRevisions(session.orgId)).toEqual([]);
    const { stored: rolledUp, summed } = await rollUps(session.orgId);
    expect(rolledUp).toEqual(summed);
  });

  it('moves the first known day only when a window is complete', async () => {
    platform.pageSize = 5;
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    const [planned] = await begin(runId);
    const one = { platformOf: () => platform, maxPages: 1 };
    expect(await runStep(step(runId, planned), one)).toBe('more');
    expect(await stored()).toHaveLength(platform.held(day(30)).length + 5);
    expect((await ranges()).map(({ readFrom }) => readFrom)).toEqual([day(30), day(30)]);
    while ((await runStep(step(runId, planned), one)) === 'more');
    expect((await ranges()).map(({ readFrom }) => readFrom).sort()).toEqual([day(60), day(30)]);
  });

  it('and an hourly run do not disturb each other', async () => {
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    const steps = await begin(runId);
    for (const [index, planned] of steps.entries()) {
      await runStep(step(runId, planned), { platformOf: () => platform, maxPages: 1 });
      if (index % 3 === 0) await readToday();
      await runStep(step(runId, planned), { platformOf: () => platform });
    }
    expect(await finish(runId)).toMatchObject({ status: 'succeeded' });
    expect(await stored()).toEqual(platform.held(near));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: near, readTo: today, goal: near }));
    expect(await storedRevisions(session.orgId)).toEqual([]);
  });

  it('stores everything once when all its steps run at once', async () => {
    const runIds = await Promise.all([1, 2, 3, 4].map(() => queueHistory(session.orgId, integrationId)));
    expect(runIds.filter((runId) => runId !== null)).toHaveLength(1);
    const runId = (await runsOf(session.orgId))[0]?.id ?? '';
    const steps = (await begin(runId)).filter(({ position }) => position <= 6);
    const read = (planned: PlannedStep) => runStep(step(runId, planned), { platformOf: () => platform });
    expect(new Set(await Promise.all([...steps, ...steps].map(read)))).toEqual(new Set(['done']));
    await finish(runId);
    // Concurrent steps may have read the same days.
    await readHistory();
    expect(await stored()).toEqual(platform.held(near));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: near, readTo: today, goal: near }));
    expect(await storedRevisions(session.orgId)).toEqual([]);
    const { stored: rolledUp, summed } = await rollUps(session.orgId);
    expect(rolledUp).toEqual(summed);
  });

  it('removes the rows of a page that the platform withdrew before the window was complete', async () => {
    platform.pageSize = 5;
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    const [planned] = await begin(runId);
    await runStep(step(runId, planned), { platformOf: () => platform, maxPages: 1 });
    await finish(runId);
    for (const [account, rows] of platform.metrics) {
      platform.metrics.set(
        account,
        rows.filter((row) => row.date > day(40) || row.date < day(60)),
      );
    }
    await readHistory();
    expect(await stored()).toEqual(platform.held(near));
  });
});

describe('the history of a platform that keeps fewer months', () => {
  beforeEach(() => sync(session.orgId, integrationId, platform));

  it('ends at the last day it gave when it refuses older days', async () => {
    platform.onCall = ({ method, subject }) => {
      const requested = platform.windows.at(-1)?.window.from ?? today;
      if (method === 'listDailyMetrics' && subject === 'act_1' && requested < day(100)) {
        throw vendorFailure('permanent', 'request_rejected');
      }
    };
    await readHistory();
    expect((await ranges()).sort((a, b) => (b.readFrom ?? '').localeCompare(a.readFrom ?? ''))).toEqual([
      { readFrom: day(90), readTo: today, goal: day(90) },
      { readFrom: goal, readTo: today, goal },
    ]);
    expect(await progress()).toEqual({ status: 'complete', share: 1, accountsDone: 2, accountsTotal: 2 });
    expect(await queueHistory(session.orgId, integrationId)).toBeNull();
  });

  it('is complete when it answers with nothing', async () => {
    for (const [account, rows] of platform.metrics) {
      platform.metrics.set(
        account,
        rows.filter((row) => row.date >= day(30)),
      );
    }
    await readHistory();
    expect(await stored()).toEqual(platform.held(day(30)));
    expect(await ranges()).toEqual(Array(2).fill({ readFrom: goal, readTo: today, goal }));
  });

  it('does not end while the platform refuses the newest days too, nor when an account is closed', async () => {
    await setAccounts({ readTo: day(3) });
    platform.onCall = ({ subject }) => {
      throw vendorFailure('permanent', subject === 'act_1' ? 'request_rejected' : 'account_unavailable');
    };
    const runId = (await queueHistory(session.orgId, integrationId)) ?? '';
    expect(await perform(session.orgId, runId, platform)).toMatchObject({ status: 'failed' });
    expect((await ranges()).map((range) => range.goal)).toEqual([goal, goal]);
    expect(await progress()).toMatchObject({ status: 'failed', share: 0, accountsDone: 0 });
  });
});

const claim = 'engine-1';
const step = (runId: string, planned: PlannedStep) => ({ orgId: session.orgId, runId, claim, ...planned });
const finish = (runId: string) => finishRun(session.orgId, runId, { claim });

async function begin(runId: string): Promise<[PlannedStep, ...PlannedStep[]]> {
  const beginning = await beginRun(session.orgId, runId, claim);
  const [first, ...others] = beginning.state === 'begun' ? beginning.steps : [];
  if (!first) throw new Error('The run has no step.');
  return [first, ...others];
}

async function readToday(): Promise<void> {
  await sync(session.orgId, integrationId, platform, 'metrics');
}
