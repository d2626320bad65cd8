import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncCircuits } from '@/db/schema/sync-circuits';
import { withOrg } from '@/db/tenant';
import { connect, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount } from '@/lib/sync/testing/fake-platform';
import { breakMs, type CircuitRef, circuitSubject, closeCircuit, enterCircuit, recordCircuitFailure } from './circuit';

const failure = { errorClass: 'transient', errorCode: 'platform_down', vendorRequestId: null };
let circuit: CircuitRef;

async function freshCircuit(): Promise<CircuitRef> {
  const session = await mintSession();
  const platform = new FakePlatform();
  platform.accounts = [remoteAccount('1')];
  return { orgId: session.orgId, integrationId: await connect(session, platform), subject: 'account' };
}

beforeEach(async () => {
  circuit = await freshCircuit();
});

const enter = (now = new Date(), of = circuit) => withOrg(of.orgId, (tx) => enterCircuit(tx, of, now));
const fail = (isTrial = false, now = new Date()) =>
  withOrg(circuit.orgId, (tx) => recordCircuitFailure(tx, circuit, failure, { isTrial }, now));
const rows = (orgId: AuthorizedOrgId) => withOrg(orgId, (tx) => tx.select().from(syncCircuits));

async function failTimes(times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await fail();
}

it('all calls about an account share one circuit, and all lists another', () => {
  expect(['7', '7', '7', null, null].map((subjectId) => circuitSubject({ subjectId }))).toEqual([
    ...['7', '7', '7'],
    ...['lists', 'lists'],
  ]);
});

it('a circuit opens for a minute first, then twice as long each time, for at most 15 minutes', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 40].map(breakMs)).toEqual([
    ...[null, null],
    ...[1, 2, 4, 8, 15, 15].map((minutes) => minutes * 60_000),
  ]);
});

describe('a circuit', () => {
  it('a circuit opens at the fifth failure in a row, and a success before resets the count', async () => {
    expect(await enter()).toEqual({ state: 'closed', isQuiet: true });
    await failTimes(4);
    expect(await enter()).toEqual({ state: 'closed', isQuiet: false });
    await withOrg(circuit.orgId, (tx) => closeCircuit(tx, circuit));
    await failTimes(4);
    expect(await enter()).toMatchObject({ state: 'closed' });
    await fail();
    expect(await enter()).toMatchObject({ state: 'open', failure });
  });

  it('an open circuit admits exactly one of ten concurrent callers after its break, and closes when that call succeeds', async () => {
    const in59 = new Date(Date.now() + 59_000);
    await failTimes(5);
    expect(await enter(in59)).toMatchObject({ state: 'open' });
    const in61 = new Date(Date.now() + 61_000);
    // All callers see the end of the break before one of them takes the trial.
    const locked = withOrg(circuit.orgId, async (tx) => {
      await tx.select().from(syncCircuits).for('update');
      await sleep(300);
    });
    const entries = Array.from({ length: 10 }, () => enter(in61));
    const [tries] = await Promise.all([Promise.all(entries), locked]);
    expect(tries.filter(({ state }) => state === 'trial')).toHaveLength(1);
    expect(tries.filter(({ state }) => state === 'open')).toHaveLength(9);
    await withOrg(circuit.orgId, (tx) => closeCircuit(tx, circuit));
    expect(await rows(circuit.orgId)).toEqual([]);
    expect(await enter(in61)).toEqual({ state: 'closed', isQuiet: true });
  });

  it('a circuit opens again for longer when the trial fails', async () => {
    await failTimes(5);
    const later = new Date(Date.now() + 61_000);
    expect(await enter(later)).toMatchObject({ state: 'trial' });
    await fail(true, later);
    expect(await enter(later)).toMatchObject({ state: 'open', until: new Date(later.getTime() + 120_000) });
  });

  it('a circuit admits another caller when the trial never ended', async () => {
    await failTimes(5);
    const later = new Date(Date.now() + 61_000);
    expect(await enter(later)).toMatchObject({ state: 'trial' });
    expect(await enter(new Date(later.getTime() + 119_000))).toMatchObject({ state: 'open' });
    expect(await enter(new Date(later.getTime() + 121_000))).toMatchObject({ state: 'trial' });
  });

  it('a circuit is not kept open longer by calls that were in flight when it opened', async () => {
    await failTimes(5);
    const [opened] = await rows(circuit.orgId);
    await Promise.all(Array.from({ length: 5 }, () => fail()));
    expect(await rows(circuit.orgId)).toEqual([opened]);
  });

  it('a circuit of one organization never affects another organization or another account', async () => {
    const other = await freshCircuit();
    await failTimes(5);
    expect(await enter(new Date(), other)).toEqual({ state: 'closed', isQuiet: true });
    expect(await enter(new Date(), { ...circuit, subject: 'another' })).toEqual({ state: 'closed', isQuiet: true });
    expect(await enter(new Date(), { ...circuit, orgId: other.orgId })).toEqual({ state: 'closed', isQuiet: true });
  });
});
