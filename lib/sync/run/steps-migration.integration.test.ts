import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { migrate } from '@/db/migrate';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { posts } from '@/db/schema/posts';
import { syncStreams } from '@/db/schema/sync-streams';
import { withOrg } from '@/db/tenant';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { migrateThrough } from '@/db/testing/migrate-through';
import { useOwnDatabase } from '@/db/testing/own-database';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { sealTokens } from '@/lib/tokens/sealed-tokens';
import { loadRunDetail } from '../status/load-run-detail';
import { loadStep } from '../steps/load-steps';
import { type PlannedStep, toOpenStep } from '../steps/step-state';
import { begin, integrationsOf, runOf, stepsOf } from '../testing/connected-organization';
import type { FakePlatform } from '../testing/fake-platform';
import {
  CLAIM,
  daysBack,
  evidence,
  OrganizationBeforeSteps,
  platformBeforeSteps,
  TRACE,
  WINDOW,
} from '../testing/run-before-steps';
import { rollUps, storedFacts } from '../testing/stored-facts';
import { finishRun } from './finish-run';
import { freshBatchState, readBatch } from './read-batch';

logger.level = 'silent';

interface Carried {
  planted: OrganizationBeforeSteps;
  platform: FakePlatform;
  orgId: AuthorizedOrgId;
  runId: string;
}

let sql: Sql;
let half: Carried;
let denied: Carried;
let past: Carried;
let ended: Carried;

// Characters that Postgres text cannot hold but a platform's cursor may.
const ODD_CURSOR = { after: 'a\0b\ud83d\\u0000', count: 2, mark: 'm' };
const TOKEN_VERSION = 7;

async function plant(plantRun: (planted: OrganizationBeforeSteps) => Promise<string>): Promise<Carried> {
  const platform = platformBeforeSteps();
  const planted = new OrganizationBeforeSteps(sql, platform);
  await planted.plant();
  return { planted, platform, orgId: orgOfJob(planted.orgId), runId: await plantRun(planted) };
}

function plantDenied(planted: OrganizationBeforeSteps): Promise<string> {
  const refusal = { errorClass: 'reauth', errorCode: 'permission_missing', vendorRequestId: null };
  const refused = { state: 'failed', ...refusal, tokenVersion: TOKEN_VERSION };
  const { one, two } = planted.accounts;
  return planted.plantRun('metrics', { [`metrics:${one}`]: refused, [`metrics:${two}`]: refused });
}

// Twelve windows of two accounts in turn, the first one read, the second one begun.
function plantPast(planted: OrganizationBeforeSteps): Promise<string> {
  const { one, two } = planted.accounts;
  const states: object[] = [
    { state: 'done', window: WINDOW },
    { state: 'open', memo: { startedAt: new Date().toISOString(), window: WINDOW }, position: ODD_CURSOR },
  ];
  const steps = Array.from({ length: 12 }, (_, index) => [
    `history:${index % 2 === 0 ? one : two}:${String(index + 1).padStart(2, '0')}`,
    states[index] ?? { state: 'open', memo: null, position: null },
  ]);
  return planted.plantRun('history', Object.fromEntries(steps.reverse()));
}

async function giveToken({ orgId, planted }: Carried): Promise<void> {
  const named = { orgId, integrationId: planted.integrationId };
  await withOrg(orgId, async (tx) => {
    const sealed = await sealTokens(tx, { accessToken: 'access-1', refreshToken: null }, named);
    const token = { ...named, ...sealed, refreshedAt: new Date(), version: TOKEN_VERSION };
    await tx.insert(integrationCredentials).values(token);
  });
}

beforeAll(async () => {
  const superuser = await useOwnDatabase('steps_migration', 'template1');
  const owner = process.env.DATABASE_MIGRATION_URL ?? '';
  await migrateThrough(owner, '0015_held_figures_change');
  sql = connectTo(superuser);
  half = await plant((planted) => planted.plantRun('all', planted.halfRead()));
  denied = await plant(plantDenied);
  past = await plant(plantPast);
  const end = { status: 'failed', finished_at: new Date() };
  ended = await plant((planted) => planted.plantRun('all', planted.halfRead(), end));
  await migrate(owner);
  for (const each of [half, denied]) await giveToken(each);
});
afterAll(() => sql.end());
afterEach(() => vi.useRealTimers());

describe('the migration of sync steps out of the JSON of their run', () => {
  it('the migration keeps every step with its checkpoint, in reading order', async () => {
    const { accounts, profileId } = half.planted;
    const [one, two] = [accounts.one, accounts.two].sort();
    const steps = await stepsOf(half.orgId, half.runId);
    expect(steps.map(({ position, kind, subjectId }) => [position, kind, subjectId])).toEqual([
      [1, 'accounts', null],
      [2, 'profiles', null],
      [3, 'campaigns', one],
      [4, 'campaigns', two],
      [5, 'metrics', one],
      [6, 'metrics', two],
      [7, 'totals', one],
      [8, 'totals', two],
      [9, 'posts', profileId],
    ]);
    const of = (kind: string, subjectId: string | null) =>
      steps.find((step) => step.kind === kind && step.subjectId === subjectId);
    expect(of('accounts', null)).toMatchObject({ state: 'done', warnings: {}, errorCode: null });
    expect(of('profiles', null)).toMatchObject({ state: 'done', warnings: { rows_skipped: 1 } });
    expect(of('campaigns', accounts.two)).toMatchObject({
      ...{ state: 'failed', errorClass: 'reauth', errorCode: 'permission_missing' },
      ...{ vendorRequestId: TRACE, tokenVersion: 3, windowFrom: null },
    });
    expect(of('metrics', accounts.two)).toMatchObject({
      ...{ state: 'open', windowFrom: WINDOW.from, windowTo: WINDOW.to, attempts: 4, vendorRequestId: TRACE },
      ...{ errorClass: 'transient', errorCode: 'platform_down', retryAt: half.planted.retryAt },
    });
    expect(await remembered(half, of('metrics', accounts.two))).toEqual({
      version: 0,
      checkpoint: { startedAt: half.planted.startedAt, window: WINDOW, warnings: {}, evidence, withheld: 1 },
      cursor: { after: '2', count: 1, mark: '2' },
      lastError: { errorClass: 'transient', errorCode: 'platform_down', vendorRequestId: TRACE },
    });
    expect(await remembered(half, of('posts', profileId))).toMatchObject({
      checkpoint: { since: half.planted.since, seen: '["p1","p2"]', warnings: { rows_skipped: 2 } },
      lastError: null,
    });
    expect(await remembered(half, of('totals', accounts.one))).toMatchObject({ checkpoint: null, cursor: null });
  });

  it('the migration keeps the numbers of history windows, and cursors of any characters', async () => {
    const { one, two } = past.planted.accounts;
    const steps = await stepsOf(past.orgId, past.runId);
    expect(steps.map(({ position, subjectId }) => [position, subjectId])).toEqual(
      Array.from({ length: 12 }, (_, index) => [index + 1, index % 2 === 0 ? one : two]),
    );
    expect(steps[0]).toMatchObject({ state: 'done', windowFrom: WINDOW.from, windowTo: WINDOW.to });
    expect((await remembered(past, steps[1])).cursor).toEqual(ODD_CURSOR);
    expect(steps.slice(1).every(({ state }) => state === 'open')).toBe(true);
  });

  it('a run that was under way continues after the migration on the page after its last one, with correct facts', async () => {
    const { orgId, runId, platform, planted } = half;
    await begin(orgId, runId, CLAIM);
    for (let pace = freshBatchState; ; ) {
      const outcome = await readBatch({ orgId, runId, claim: CLAIM }, pace, { platformOf: () => platform });
      if (outcome.state === 'ended') break;
      if (outcome.state === 'lost') throw new Error('The run is in other hands.');
      if (outcome.state === 'wait') vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + outcome.seconds * 1000 });
      ({ pace } = outcome);
    }
    expect(await finishRun(orgId, runId, { claim: CLAIM })).toMatchObject({ status: 'failed' });
    const calls = platform.calls.map(({ method, subject, cursor }) => [method, subject, cursor].join(' '));
    expect(calls.filter((call) => !call.startsWith('readAccountTotals')).sort()).toEqual([
      'listDailyMetrics one 2',
      // Pages that waited for the end of the reading are read again.
      'listDailyMetrics two ',
      'listDailyMetrics two 2',
      'listDailyMetrics two 2',
      'listPosts page 2',
    ]);
    expect((await storedFacts(orgId)).map(({ account, date }) => [account, date])).toEqual(
      ['one', 'two'].flatMap((account) => [3, 2, 1].map((back) => [account, daysBack(back)])),
    );
    const { stored, summed } = await rollUps(orgId);
    expect(stored).toEqual(summed);
    expect(await runOf(orgId, runId)).toMatchObject({
      ...{ errorClass: 'reauth', errorCode: 'permission_missing', vendorRequestId: TRACE },
      ...{ stepsDone: 8, stepsTotal: 9, pagesRead: 12, rowsRead: 15 },
    });
    const streams = await withOrg(orgId, (tx) => tx.select().from(syncStreams).orderBy(syncStreams.stream));
    expect(streams.map(({ stream, failures }) => [stream, failures])).toEqual([
      ['campaigns', 1],
      ['metrics', 0],
      ['posts', 0],
    ]);
    // Rows were left out before, so a missing post may be one of them.
    const statuses = await withOrg(orgId, (tx) =>
      tx.select({ id: posts.externalId, status: posts.status }).from(posts),
    );
    expect(statuses).toContainEqual({ id: 'unreadable', status: 'published' });
    expect(await integrationsOf(orgId)).toMatchObject([{ id: planted.integrationId, status: 'active' }]);
  });

  it('a run that was denied everything before the migration ends the grant that was denied', async () => {
    const { orgId, runId } = denied;
    expect(await finishRun(orgId, runId, { claim: CLAIM })).toMatchObject({ status: 'failed' });
    expect(await integrationsOf(orgId)).toMatchObject([
      { status: 'reauth_required', statusReason: 'permission_missing' },
    ]);
  });

  it('the migration keeps what the page of an ended run shows', async () => {
    const { steps } = await loadRunDetail(ended.orgId, ended.runId, 'en');
    const shown = (kind: string, subject: string | null) =>
      steps.find((step) => step.kind === kind && step.subject === subject);
    expect(steps).toHaveLength(9);
    expect(shown('profiles', null)).toMatchObject({ status: 'done', warnings: [{ code: 'rows_skipped', count: 1 }] });
    expect(shown('campaigns', 'Account two')).toMatchObject({
      ...{ status: 'failed', window: null, warnings: [] },
      error: { class: 'reauth', code: 'permission_missing' },
    });
    expect(shown('metrics', 'Account two')).toMatchObject({
      ...{ status: 'open', window: WINDOW },
      error: { class: 'transient', code: 'platform_down' },
    });
    expect(shown('posts', 'Page')).toMatchObject({ status: 'open', warnings: [{ code: 'rows_skipped', count: 2 }] });
    expect(shown('totals', 'Account one')).toMatchObject({ status: 'open', window: null, error: null });
  });
});

async function remembered({ orgId, runId }: Carried, planned: PlannedStep | undefined) {
  if (!planned) throw new Error('The run has no such step.');
  const { step } = await withOrg(orgId, (tx) => loadStep(tx, { orgId, runId, claim: CLAIM, ...planned }));
  if (!step) throw new Error('The step is not stored.');
  return toOpenStep(step);
}
