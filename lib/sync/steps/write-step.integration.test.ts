import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { runOf, stepsOf } from '../testing/connected-organization';
import { loadRunProgress } from './load-steps';
import type { PlannedStep } from './step-state';
import { insertSteps, writeStep } from './write-step';

async function plantRun(): Promise<{ orgId: AuthorizedOrgId; runId: string }> {
  const { orgId } = await mintOrganization();
  const run = await withOrg(orgId, async (tx) => {
    const seed = seeder(tx, orgId, new Date());
    return seed.run((await seed.integration()).id, { status: 'running', finishedAt: null });
  });
  return { orgId, runId: run.id };
}

const metricsOf = (count: number): PlannedStep[] =>
  Array.from({ length: count }, (_, index) => ({ position: index + 1, kind: 'metrics', subjectId: randomUUID() }));

it('the plan of a run is stored in one statement, however many steps it has, and loaded in order', async () => {
  const { orgId, runId } = await plantRun();
  const steps = metricsOf(20_000);
  let statements = 0;
  await withOrg(orgId, async (tx) => {
    const execute = tx.execute.bind(tx);
    tx.execute = ((query: Parameters<typeof execute>[0]) => {
      statements += 1;
      return execute(query);
    }) as typeof tx.execute;
    await insertSteps(tx, orgId, runId, steps);
  });
  expect(statements).toBe(1);
  const { open } = await withOrg(orgId, (tx) => loadRunProgress(tx, orgId, runId));
  expect(open.map(({ position, kind, subjectId }) => ({ position, kind, subjectId }))).toEqual(steps);
});

it('a step and its run are written together while the step has the version that was read, otherwise neither is', async () => {
  const { orgId, runId } = await plantRun();
  const [first] = metricsOf(1);
  if (!first) throw new Error('There is no step.');
  await withOrg(orgId, (tx) => insertSteps(tx, orgId, runId, [first]));
  const ref = { orgId, runId, claim: 'engine-1', ...first };
  const write = (version: number, pagesRead: number) =>
    withOrg(orgId, (tx) => writeStep(tx, ref, version, { attempts: pagesRead }, { pagesRead }));
  await write(0, 1);
  expect(await stepsOf(orgId, runId)).toMatchObject([{ version: 1, attempts: 1 }]);
  expect(await runOf(orgId, runId)).toMatchObject({ pagesRead: 1 });
  for (const version of [0, 2]) await expect(write(version, 5)).rejects.toThrow('another worker');
  expect(await stepsOf(orgId, runId)).toMatchObject([{ version: 1, attempts: 1 }]);
  expect(await runOf(orgId, runId)).toMatchObject({ pagesRead: 1 });
});
