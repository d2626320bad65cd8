import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { sized } from '@/db/testing/test-size';
import { plantIntegrations } from '../testing/plant-integrations';
import { SimulatedEngine } from '../testing/simulated-engine';
import { catchUp, dueBatches, queueBatch } from './dispatch';
import { slotSeconds } from './slot';
import type { DispatchedType } from './ticks';

type Run = typeof syncRuns.$inferSelect;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = sized(3, 7);
const CATCH_UP_EVERY = sized(15, 3);
// From 21:06 on the third day to 00:06, which includes 02:00 in Riyadh.
const OUTAGE = { from: 2 * DAY + 9 * HOUR + 6 * MINUTE, until: 2 * DAY + 12 * HOUR + 6 * MINUTE };
// The run in the way ends, the tick is found, the slot comes.
const PATIENCE = (CATCH_UP_EVERY + 8) * MINUTE;
// One full run each day that lasts beyond the next hour's tick; the others take 90 seconds.
const SLOW_SECONDS = 75 * 60;

// Weeks of 2026 in which clocks change: 02:00 of each zone in UTC, day by day.
const weeks = [
  {
    name: 'New York skips from two to three o’clock',
    from: '2026-03-06T12:00:00Z',
    daily: {
      'Asia/Riyadh': ['23:00'],
      'America/New_York': ['07:00', '07:00', '06:00', '06:00', '06:00', '06:00', '06:00'],
      'Europe/London': ['02:00'],
      'Asia/Kathmandu': ['20:15'],
      'Australia/Lord_Howe': ['15:00'],
    },
  },
  {
    name: 'Lord Howe goes half an hour back from two o’clock, London has gone forward',
    from: '2026-04-01T12:00:00Z',
    daily: {
      'Asia/Riyadh': ['23:00'],
      'America/New_York': ['06:00'],
      'Europe/London': ['01:00'],
      'Asia/Kathmandu': ['20:15'],
      'Australia/Lord_Howe': ['15:00', '15:00', '15:00', '15:30', '15:30', '15:30', '15:30'],
    },
  },
  {
    name: 'Lord Howe skips from two o’clock to half past',
    from: '2026-10-01T12:00:00Z',
    daily: {
      'Asia/Riyadh': ['23:00'],
      'America/New_York': ['06:00'],
      'Europe/London': ['01:00'],
      'Asia/Kathmandu': ['20:15'],
      'Australia/Lord_Howe': ['15:30', '15:30', '15:30', '15:00', '15:00', '15:00', '15:00'],
    },
  },
  {
    name: 'New York goes an hour back from two o’clock',
    from: '2026-10-29T12:00:00Z',
    daily: {
      'Asia/Riyadh': ['23:00'],
      'America/New_York': ['06:00', '06:00', '07:00', '07:00', '07:00', '07:00', '07:00'],
      'Europe/London': ['02:00'],
      'Asia/Kathmandu': ['20:15'],
      'Australia/Lord_Howe': ['15:00'],
    },
  },
];

interface Subject {
  orgId: AuthorizedOrgId;
  id: string;
  isSlow: boolean;
  daily: number[];
}

function dailyTicks(start: number, times: string[]): number[] {
  return Array.from({ length: DAYS }, (_, day) => {
    const [hours = 0, minutes = 0] = (times[day] ?? times[0] ?? '').split(':').map(Number);
    const sinceMidnight = hours * HOUR + minutes * MINUTE;
    return start - 12 * HOUR + (day + (sinceMidnight < 12 * HOUR ? 1 : 0)) * DAY + sinceMidnight;
  });
}

// An integration in each zone and a slow one in London's, all read five minutes before the week begins.
async function plantWeek({ from, daily }: (typeof weeks)[number]): Promise<Subject[]> {
  const start = Date.parse(from);
  const before = new Date(start - 5 * MINUTE);
  const subjects: Subject[] = [];
  for (const [timeZone, times] of Object.entries(daily)) {
    const { orgId } = await mintOrganization({ timeZone });
    for (const [index, id] of (await plantIntegrations(orgId, timeZone === 'Europe/London' ? 2 : 1)).entries()) {
      const run = {
        orgId,
        id: randomUUID(),
        integrationId: id,
        platform: 'meta',
        requestedAt: before,
        startedAt: before,
      };
      const connect = { ...run, dataType: 'all', trigger: 'connect', status: 'succeeded' } as const;
      await withOrg(orgId, (tx) => tx.insert(syncRuns).values(connect));
      const isSlow = index === 1;
      subjects.push({ orgId, id, isSlow, daily: dailyTicks(start, times) });
    }
  }
  return subjects;
}

// Twice at once, as two engines or a retried request would.
async function dispatchTwice(engine: SimulatedEngine, dataType: DispatchedType, now: Date): Promise<void> {
  const dispatch = async () => {
    for (const batch of await dueBatches(dataType, now)) engine.accept(await queueBatch(batch, now), now);
  };
  await Promise.all([dispatch(), dispatch()]);
}

function cronsAt(now: Date): DispatchedType[] {
  const minute = now.getUTCMinutes();
  if (minute !== 0) return minute % 15 === 0 ? ['all'] : [];
  return now.getUTCHours() % 4 === 0 ? ['metrics', 'campaigns', 'all'] : ['metrics', 'all'];
}

// By itself, the database does this within a minute, which is hours here.
async function analyze(): Promise<void> {
  const owner = connectTo(process.env.DATABASE_MIGRATION_URL ?? '');
  await owner`analyze sync_runs`;
  await owner.end();
}

// `makesUp`: the engine runs missed crons once, as the local one does.
async function live(start: number, subjects: Subject[], makesUp: boolean): Promise<void> {
  const slow = subjects.find(({ isSlow }) => isSlow);
  const isDaily = (at: Date) => slow?.daily.some((tick) => at.getTime() >= tick && at.getTime() < tick + 5 * MINUTE);
  const engine = new SimulatedEngine((id, at) => (id === slow?.id && isDaily(at) ? SLOW_SECONDS : 90));
  for (let since = 0; since < DAYS * DAY; since += MINUTE) {
    if (since === DAY) await analyze();
    const now = new Date(start + since);
    if (since === OUTAGE.from) await engine.advance(now);
    if (since >= OUTAGE.from && since < OUTAGE.until) continue;
    const isBack = since === OUTAGE.until;
    if (isBack) engine.resume(now);
    const crons: DispatchedType[] = isBack && makesUp ? ['all', 'campaigns', 'metrics'] : cronsAt(now);
    const catchesUp = now.getUTCMinutes() % CATCH_UP_EVERY === 6 % CATCH_UP_EVERY;
    if (crons.length === 0 && !catchesUp) continue;
    await engine.advance(now);
    await Promise.all([
      ...crons.map((dataType) => dispatchTwice(engine, dataType, now)),
      ...(catchesUp ? [catchUp(now).then((requests) => engine.accept(requests, now))] : []),
    ]);
  }
}

function ticksEvery(hours: number, start: number, except: number[]): number[] {
  const all = Array.from({ length: (DAYS * 24) / hours }, (_, index) => start + index * hours * HOUR);
  return all.filter((tick) => !except.includes(tick));
}

const runsOf = (orgId: AuthorizedOrgId) => withOrg(orgId, (tx) => tx.select().from(syncRuns));
const tickOf = (run: Run) => run.scheduledFor?.getTime() ?? Number.NaN;
const startOf = (run: Run) => run.startedAt?.getTime() ?? Number.NaN;
const endOf = (run: Run) => run.finishedAt?.getTime() ?? Number.NaN;
const named = (instants: number[]) => [...instants].sort((a, b) => a - b).map((at) => new Date(at).toISOString());

function expectInTime(run: Run, runs: Run[]): void {
  const name = `${run.dataType} of ${run.scheduledFor?.toISOString()}`;
  const before = runs.find(
    (full) => full.dataType === 'all' && startOf(full) < tickOf(run) && endOf(full) > tickOf(run),
  );
  if (before) {
    expect(startOf(run), name).toBeGreaterThanOrEqual(endOf(before));
    expect(startOf(run), name).toBeLessThan(endOf(before) + PATIENCE);
  } else {
    expect((startOf(run) - tickOf(run)) / 1000, name).toBe(slotSeconds(run.integrationId));
  }
}

// Each tick once and in time; of those in the outage, one after it.
function expectOnce(runs: Run[], dataType: DispatchedType, ticks: number[], start: number): void {
  const [from, until] = [start + OUTAGE.from, start + OUTAGE.until];
  const isMissed = (tick: number) => tick >= from && tick < until;
  const inTime = runs.filter(
    (run) => run.dataType === dataType && run.trigger === 'schedule' && !isMissed(tickOf(run)),
  );
  expect(named(inTime.map(tickOf))).toEqual(named(ticks.filter((tick) => !isMissed(tick))));
  for (const run of inTime) expectInTime(run, runs);
  const reads = runs.filter((run) => run.dataType === dataType || run.dataType === 'all');
  const after = reads.filter((run) => startOf(run) >= until && startOf(run) < until + PATIENCE);
  expect(after.length, `${dataType} after the outage`).toBe(ticks.some(isMissed) ? 1 : 0);
}

// The check for due ticks reads all organizations.
beforeAll(() => useOwnDatabase('schedule_week'));

describe.each(weeks.slice(0, sized(1, weeks.length)))('a week in which $name', (week) => {
  it('runs every tick once, in its slot, and after three hours of outage each missed kind once', {
    timeout: 1_200_000,
  }, async () => {
    const start = Date.parse(week.from);
    const subjects = await plantWeek(week);
    await live(start, subjects, weeks.indexOf(week) % 2 === 0);
    for (const subject of subjects) {
      const { daily } = subject;
      const runs = (await runsOf(subject.orgId)).filter((run) => run.integrationId === subject.id);
      expectOnce(runs, 'all', daily, start);
      expectOnce(runs, 'campaigns', ticksEvery(4, start, daily), start);
      expectOnce(runs, 'metrics', ticksEvery(1, start, daily), start);
      expect(runs.filter((run) => run.dataType === 'all' && run.trigger === 'schedule')).toHaveLength(DAYS);
    }
  });
});
