import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { sized } from '@/db/testing/test-size';
import { logger } from '@/lib/logger';
import { connectAll, mintSession, runsOf } from '../testing/connected-organization';
import type { MortalTask } from '../testing/mortal-process';
import { journeyPlatform, travel } from '../testing/restartable-journey';
import { rollUps, storedFacts, storedRevisions } from '../testing/stored-facts';

// A process reads a connection from its first page over its history to restated figures, and is killed with kill -9;
// another continues. The stored data must equal those of an uninterrupted process.
logger.level = 'silent';
const script = path.join(import.meta.dirname, '../testing/mortal-process.ts');
const AT_ONCE = 2;

async function connected(): Promise<{ orgId: AuthorizedOrgId; integrationId: string; tag: string }> {
  const session = await mintSession();
  const tag = session.orgId.slice(0, 8);
  return { orgId: session.orgId, integrationId: await connectAll(session, journeyPlatform(tag, 1)), tag };
}

// Everything that syncs store, by external ids.
async function everythingOf(orgId: AuthorizedOrgId) {
  const { stored, summed } = await rollUps(orgId);
  expect(stored).toEqual(summed);
  const accounts = await withOrg(orgId, (tx) =>
    tx.execute(sql`
      select split_part(external_id, '@', 1) as account, name, selected, read_from::text, read_to::text,
        history_goal::text
      from ad_accounts where org_id = ${orgId} order by 1`),
  );
  const posts = await withOrg(orgId, (tx) =>
    tx.execute(sql`
      select p.external_id, p.text, p.status, m.reach, m.likes from posts p
      left join post_metrics m on m.org_id = p.org_id and m.post_id = p.id where p.org_id = ${orgId} order by 1`),
  );
  const revisions = (await storedRevisions(orgId)).map(({ campaign, date, spend_micros }) =>
    [campaign, date, spend_micros].join(' '),
  );
  const runs = (await runsOf(orgId)).map(({ dataType, status, stepsDone, stepsTotal }) =>
    [dataType, status, stepsDone, stepsTotal].join(' '),
  );
  return { facts: await storedFacts(orgId), accounts, posts, revisions: revisions.sort(), runs: runs.sort() };
}

function processOfItsOwn(): Promise<ChildProcess> {
  const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', () => reject(new Error('the process ended before it was ready')));
  });
}

// Returns false when the process ended before it reached the place.
async function liveUntil(task: MortalTask): Promise<boolean> {
  const child = await processOfItsOwn();
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  child.send(task);
  return (await ended) === 'SIGKILL';
}

// Until the claim expires.
async function letTimePass(orgId: AuthorizedOrgId): Promise<void> {
  await withOrg(orgId, (tx) =>
    tx.execute(sql`
      update sync_runs set progressed_at = progressed_at - interval '1 hour', started_at = started_at - interval '1 hour'
      where org_id = ${orgId} and status = 'running'`),
  );
}

it('a sync stores the same data wherever its process is killed', async () => {
  const undisturbed = await connected();
  let places = 0;
  await travel({ ...undisturbed, claim: 'engine-1', pass: () => (places += 1) });
  const expected = await everythingOf(undisturbed.orgId);
  expect(expected.runs).toEqual(expect.arrayContaining([expect.stringMatching(/^all succeeded/)]));
  expect(expected.revisions.length).toBeGreaterThan(0);

  const count = sized(4, places);
  const chosen = Array.from({ length: count }, (_, index) => Math.floor((index * places) / count));
  let killed = 0;
  const killAt = async (dieAt: number) => {
    const life = await connected();
    // Half die at the place itself, half a moment later; half are continued by the same function run.
    const dieAfterMs = dieAt % 2 === 0 ? 0 : 1 + (dieAt % 4);
    if (await liveUntil({ ...life, claim: 'engine-1', dieAt, dieAfterMs })) killed += 1;
    if (dieAt % 3 === 0) await letTimePass(life.orgId);
    const claim = dieAt % 3 === 0 ? 'engine-2' : 'engine-1';
    await travel({ ...life, claim, pass: () => {} });
    expect({ dieAt, ...(await everythingOf(life.orgId)) }).toEqual({ dieAt, ...expected });
  };
  while (chosen.length > 0) await Promise.all(chosen.splice(0, AT_ONCE).map(killAt));
  process.stdout.write(`killed at ${killed} of ${places} places\n`);
  expect(killed).toBeGreaterThan(count * 0.9);
}, 1_800_000);
