import { beforeAll, expect, it } from 'vitest';
import { syncSteps } from '@/db/schema/sync-steps';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { seeder } from '@/lib/dashboard/testing/seed';
import { runsOf } from '../testing/connected-organization';
import { pruneRuns } from './prune-runs';

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(() => useOwnDatabase('prune_runs'));

it('the pruning deletes old runs of every organization, except the newest ones that the status needs', async () => {
  const organizations = await Promise.all([mintOrganization(), mintOrganization()]);
  for (const { orgId } of organizations) {
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const { id } = await put.integration();
      const ended = async (days: number, over: Parameters<typeof put.run>[1]) => {
        const run = await put.run(id, { requestedAt: daysAgo(days), finishedAt: daysAgo(days), ...over });
        await put.steps(run.id, [{ kind: 'accounts', state: 'done' }]);
      };
      await ended(200, { dataType: 'metrics' });
      await ended(150, { dataType: 'metrics' }); // the last success
      await ended(140, { dataType: 'metrics', status: 'failed' });
      await ended(130, { dataType: 'metrics', status: 'failed' }); // the newest
      await ended(120, { dataType: 'posts' }); // the only one
      await ended(95, { dataType: 'all' });
      await ended(91, { dataType: 'all', status: 'superseded' });
      await ended(89, { dataType: 'all' });
      await put.run(id, { requestedAt: daysAgo(300), finishedAt: null, status: 'running', dataType: 'history' });
    });
  }
  expect(await pruneRuns(now)).toBe(8);
  for (const { orgId } of organizations) {
    expect((await runsOf(orgId)).map(({ dataType, requestedAt }) => [dataType, requestedAt])).toEqual([
      ['all', daysAgo(89)],
      ['posts', daysAgo(120)],
      ['metrics', daysAgo(130)],
      ['metrics', daysAgo(150)],
      ['history', daysAgo(300)],
    ]);
    expect(await withOrg(orgId, (tx) => tx.$count(syncSteps))).toBe(4);
  }
  expect(await pruneRuns(now)).toBe(0);
});
