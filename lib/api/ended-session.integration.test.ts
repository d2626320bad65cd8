import { setImmediate as nextTurn } from 'node:timers/promises';
import { count, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { poolState } from '@/db/pool-state';
import { organizations } from '@/db/schema/organizations';
import { type Tx, withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { inRequest } from '@/lib/work-kind';
import { toAppError } from './to-app-error';

const superuser = connectTo(inject('databaseUrls').superuser);
afterAll(() => superuser.end());

const uncaught: Error[] = [];
const keep = (error: Error) => void uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.prependListener('uncaughtException', keep);
});
afterEach(() => process.off('uncaughtException', keep));

function signal<T = void>(): { sent: Promise<T>; send: (value: T) => void } {
  let send: (value: T) => void = () => {};
  const sent = new Promise<T>((resolve) => {
    send = resolve;
  });
  return { sent, send };
}

async function sessionOf(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

async function countOrganizations(tx: Tx): Promise<number> {
  const [row] = await tx.select({ found: count() }).from(organizations);
  return row?.found ?? 0;
}

const endSession = async (pid: number) => void (await superuser`select pg_terminate_backend(${pid})`);

/** One transaction on each connection of the pool, each of another organization. */
async function fillPool(orgIds: AuthorizedOrgId[]) {
  const finish = signal();
  const transactions = orgIds.map((orgId) => {
    const begun = signal();
    const result = withOrg(orgId, async (tx) => {
      begun.send();
      await finish.sent;
      return countOrganizations(tx);
    });
    return { begun, result };
  });
  await Promise.all(transactions.map(({ begun, result }) => Promise.race([begun.sent, result])));
  return () => {
    finish.send();
    return Promise.all(transactions.map(({ result }) => result));
  };
}

describe('a transaction after the end of its session', () => {
  it('runs no statement in the transaction that takes its connection, and does not end that one', () =>
    inRequest(async () => {
      const { orgId } = await mintOrganization();
      const others: AuthorizedOrgId[] = [];
      while (others.length < poolState().size) others.push((await mintOrganization()).orgId);
      const [begun, goOn, seen] = [signal<number>(), signal(), signal<unknown>()];
      const transaction = withOrg(orgId, async (tx) => {
        begun.send(await sessionOf(tx));
        await goOn.sent;
        seen.send(
          await tx
            .select()
            .from(organizations)
            .catch((error: unknown) => error),
        );
      });
      const outcome = transaction.catch((error: unknown) => error);
      await endSession(await begun.sent);
      expect(toAppError(await outcome)).toMatchObject({ code: 'unavailable', status: 503 });

      const finish = await fillPool(others);
      goOn.send();
      expect(toAppError(await seen.sent)).toMatchObject({ code: 'unavailable' });
      await nextTurn();
      expect(await finish()).toEqual(others.map(() => 1));
      expect(uncaught).toEqual([]);
    }));

  it.each([
    ['a statement', (tx: Tx, work: (tx: Tx) => Promise<unknown>) => work(tx)],
    ['a part of it', (tx: Tx, work: (tx: Tx) => Promise<unknown>) => tx.transaction(work)],
  ])('answers 503 and throws nowhere else when it ends during %s', async (_, run) => {
    const { orgId } = await mintOrganization();
    const begun = signal<number>();
    const transaction = withOrg(orgId, async (tx) => {
      const pid = await sessionOf(tx);
      await run(tx, async (part) => {
        const slow = part.execute(sql`select pg_sleep(600)`);
        slow.then(
          () => {},
          () => {},
        );
        begun.send(pid);
        await slow;
      });
    });
    const outcome = transaction.catch((error: unknown) => error);
    const pid = await begun.sent;
    await expect
      .poll(() => superuser`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`)
      .toHaveLength(1);
    await endSession(pid);
    expect(toAppError(await outcome)).toMatchObject({ code: 'unavailable', status: 503 });
    expect(await withOrg(orgId, countOrganizations)).toBe(1);
    expect(uncaught).toEqual([]);
  });
});
