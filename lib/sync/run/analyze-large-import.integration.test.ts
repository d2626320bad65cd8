import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectTo } from '@/db/testing/connect-to';
import { useOwnDatabase } from '@/db/testing/own-database';
import { logger } from '@/lib/logger';
import { alterRun, begin, connectAll, mintSession, queue } from '../testing/connected-organization';
import { platformOfAccounts } from '../testing/filled-platform';
import { finishRun } from './finish-run';
import { freshBatchState, readBatch } from './read-batch';

logger.level = 'silent';
let superuser: ReturnType<typeof connectTo>;

beforeAll(async () => {
  superuser = connectTo(await useOwnDatabase('analyze_large_import'));
  await superuser`alter table campaigns set (autovacuum_enabled = false)`;
});
afterAll(() => superuser.end());

const hasStatistics = async () => {
  const [table] = await superuser<
    { rows: number }[]
  >`select reltuples as rows from pg_class where relname = 'campaigns'`;
  return (table?.rows ?? -1) > 0;
};

it('a run that imported many rows gives Postgres statistics before it ends, a small one does not', async () => {
  const session = await mintSession();
  const platform = platformOfAccounts(2);
  const id = await connectAll(session, platform);
  const read = async (rowsChanged: number) => {
    const runId = await queue(session.orgId, id, 'metrics');
    await begin(session.orgId, runId, 'engine');
    await alterRun(session.orgId, runId, { rowsChanged });
    const ref = { orgId: session.orgId, runId, claim: 'engine' };
    await readBatch(ref, freshBatchState, { platformOf: () => platform, maxMs: 600_000 });
    await finishRun(session.orgId, runId, { claim: 'engine' });
    return hasStatistics();
  };
  expect(await read(0)).toBe(false);
  expect(await read(5_000)).toBe(true);
});
