import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { withOrg } from '@/db/tenant';
import { nextMessage, startProcess } from '@/db/testing/forked-process';
import type { OrgSession } from '@/lib/auth/org-session';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import { connect, connectAll, mintSession, runsOf } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount } from '@/lib/sync/testing/fake-platform';
import type { EndedGrants, TakeoverAnswer } from './testing/takeover-process';

logger.level = 'silent';
const script = path.join(import.meta.dirname, 'testing/takeover-process.ts');
// One round would often miss the moment.
const ROUNDS = 4;

let processes: ChildProcess[];
beforeAll(async () => {
  processes = await Promise.all([startProcess(script), startProcess(script)]);
});
afterAll(() => {
  for (const child of processes) child.disconnect();
});

async function endAtOnce(...grants: EndedGrants['grants'][]): Promise<void> {
  const answers = await Promise.all(
    processes.map((child, index) => {
      const done = nextMessage<TakeoverAnswer, 'done'>(child, 'done');
      child.send({ grants: grants[index] ?? [] } satisfies EndedGrants);
      return done;
    }),
  );
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
}

function person(session: OrgSession, name: string, accounts: string[]): FakePlatform {
  const platform = new FakePlatform(session.orgId.slice(0, 8));
  Object.assign(platform, { externalUserId: name, displayName: name, pageSize: 50 });
  platform.accounts = accounts.map((account) => remoteAccount(account));
  return platform;
}

async function grantOf({ orgId }: OrgSession, integrationId: string) {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({ version: integrationCredentials.version })
      .from(integrationCredentials)
      .where(and(eq(integrationCredentials.orgId, orgId), eq(integrationCredentials.integrationId, integrationId))),
  );
  return { orgId, integrationId, version: row?.version ?? 0 };
}

async function reading({ orgId }: OrgSession) {
  await performEvents(orgId);
  const accounts = await withOrg(orgId, (tx) => tx.select().from(adAccounts).where(eq(adAccounts.orgId, orgId)));
  const queued = (await runsOf(orgId)).filter(({ status }) => status === 'queued');
  return {
    selected: accounts.every(({ selected }) => selected),
    heirs: [...new Set(accounts.map(({ integrationId }) => integrationId))],
    runsOf: (integrationId: string) => queued.filter((run) => run.integrationId === integrationId).length,
  };
}

// Four people reach the same two accounts, read through the first.
async function fourPeople() {
  const session = await mintSession();
  const first = await connectAll(session, person(session, 'Amal', ['1', '2']));
  const others: string[] = [];
  for (const name of ['Badr', 'Camelia', 'Dana']) {
    others.push(await connect(session, person(session, name, ['1', '2'])));
  }
  return { session, first, others };
}

it('two grants of one organization that end in two processes at once leave all accounts to one successor, with one run', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { session, first, others } = await fourPeople();
    const [next = '', ...left] = others;
    await endAtOnce([await grantOf(session, first)], [await grantOf(session, next)]);
    const { selected, heirs, runsOf: runs } = await reading(session);
    expect({ selected, heirs: heirs.length }).toEqual({ selected: true, heirs: 1 });
    expect(left).toContain(heirs[0]);
    expect(runs(heirs[0] ?? '')).toBe(1);
  }
});

it('grants of two organizations on the same accounts that end in two processes at once have one successor in each', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, two] = [await fourPeople(), await fourPeople()];
    const ofBoth = [await grantOf(one.session, one.first), await grantOf(two.session, two.first)];
    // Each process learns of both ends in opposite order, as two workers that read the same accounts do.
    await endAtOnce(ofBoth, ofBoth.toReversed());
    for (const { session, others } of [one, two]) {
      const { selected, heirs, runsOf: runs } = await reading(session);
      expect({ selected, heirs: heirs.length }).toEqual({ selected: true, heirs: 1 });
      expect(others).toContain(heirs[0]);
      expect(runs(heirs[0] ?? '')).toBe(1);
    }
  }
});
