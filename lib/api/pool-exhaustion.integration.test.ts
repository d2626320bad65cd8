import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { poolState } from '@/db/pool-state';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { AppError } from '@/lib/errors';
import { inBackground, inRequest } from '@/lib/work-kind';
import { defineRoute } from './define-route';
import { requireDatabase } from './require-database';

// The lock on a whole table would delay the tests of other files.
beforeAll(() => useOwnDatabase('pool_exhaustion'));

async function lockTable(): Promise<() => Promise<void>> {
  const owner: Sql = connectTo(inject('databaseUrls').superuser.replace(/\/[^/]*$/, '/pool_exhaustion'));
  await owner`begin`;
  await owner`lock table sync_runs in access exclusive mode`;
  return async () => {
    await owner`rollback`;
    await owner.end();
  };
}

let unlock: (() => Promise<void>) | undefined;
afterEach(async () => {
  await unlock?.();
  unlock = undefined;
});

type Outcome = 'blocked' | 'read' | AppError;

function readBlocked(orgId: AuthorizedOrgId, count: number) {
  const outcomes: Outcome[] = Array.from({ length: count }, () => 'blocked');
  const all = Promise.all(
    outcomes.map((_, index) =>
      inRequest(() =>
        withOrg(orgId, async (tx) => {
          await tx.execute(sql`set local statement_timeout = 0`);
          await tx.select({ id: syncRuns.id }).from(syncRuns).limit(1);
        }),
      ).then(
        () => {
          outcomes[index] = 'read';
        },
        (error: unknown) => {
          outcomes[index] = error instanceof AppError ? error : new AppError('internal', String(error));
        },
      ),
    ),
  );
  return { outcomes, all };
}

const refused = (outcomes: Outcome[]) => outcomes.filter((outcome) => outcome instanceof AppError);
const readFree = (orgId: AuthorizedOrgId) => withOrg(orgId, (tx) => tx.execute(sql`select 1`));

const probe = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/blocked-probe',
  operationId: 'probe',
  summary: 'Probe',
  auth: 'session',
  tier: 'api',
  response: z.strictObject({ rows: z.int() }),
  handler: async ({ session }) => ({
    rows: (await withOrg(session.orgId, (tx) => tx.select({ id: syncRuns.id }).from(syncRuns))).length,
  }),
});

describe('the pool under 200 blocked reads of one organization', () => {
  it('answers other organizations meanwhile, and refuses what waits too long with a Retry-After', async () => {
    const [ours, theirs] = [await mintOrganization(), await mintOrganization()];
    unlock = await lockTable();
    const { outcomes, all } = readBlocked(ours.orgId, 200);
    expect(poolState()).toMatchObject({ size: 12, inUse: 6, waiting: 194 });
    await readFree(theirs.orgId);
    expect(outcomes).not.toContain('read');

    const cookie = await sessionCookieFor(ours.userId);
    const request = new Request(`http://localhost:3000/api/orgs/${ours.orgId}/blocked-probe`, { headers: { cookie } });
    const answer = await probe(request, { params: Promise.resolve({ org: ours.orgId }) });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });

    // The last of the 200 came before the probe, so each has waited as long.
    await expect.poll(() => refused(outcomes).length).toBeGreaterThanOrEqual(194);
    for (const error of refused(outcomes)) expect(error).toMatchObject({ code: 'unavailable', status: 503 });
    await readFree(theirs.orgId);
    await unlock();
    unlock = undefined;
    await all;
    expect(poolState()).toMatchObject({ inUse: 0, waiting: 0 });
    await readFree(ours.orgId);
  });
});

describe('the health check', () => {
  it('reports the use of the pool, answers 503 without a free connection, and then 200 again', async () => {
    const organizations = await Promise.all(Array.from({ length: 4 }, () => mintOrganization()));
    expect(await requireDatabase()).toMatchObject({ size: 12, waiting: 0 });

    unlock = await lockTable();
    const blocked = organizations.map(({ orgId }) => readBlocked(orgId, 50));
    // An answer is valid for a second.
    const status = () =>
      requireDatabase().then(
        () => 200,
        (error: AppError) => error.status,
      );
    await expect.poll(status, { interval: 200 }).toBe(503);
    await unlock();
    unlock = undefined;
    await Promise.all(blocked.map(({ all }) => all));
    await expect.poll(status, { interval: 200 }).toBe(200);
  });
});

describe('database time-outs', () => {
  const settings = sql`select current_setting('statement_timeout') as statement,
    current_setting('idle_in_transaction_session_timeout') as idle`;

  it('are those of a request, or of background work, in both roles', async () => {
    const { orgId } = await mintOrganization();
    const ofOrg = async () => (await withOrg(orgId, (tx) => tx.execute(settings)))[0];
    const ofSystem = async () => (await withSystem('test: read settings', (tx) => tx.execute(settings)))[0];
    for (const read of [ofOrg, ofSystem]) {
      expect(await inRequest(read)).toEqual({ statement: '10s', idle: '10s' });
      expect(await inBackground(read)).toEqual({ statement: '2min', idle: '30s' });
      expect(await inRequest(read)).toEqual({ statement: '10s', idle: '10s' });
    }
  });

  it.each([
    ['a statement that takes too long', sql`set local statement_timeout = 20`, sql`select pg_sleep(60)`],
    ['a transaction that does nothing for too long', sql`set local idle_in_transaction_session_timeout = 20`, null],
  ])('end %s with 503 and a Retry-After', async (_, limit, slow) => {
    const { orgId, userId } = await mintOrganization();
    const route = defineRoute({
      method: 'GET',
      path: '/api/orgs/{org}/slow-probe',
      operationId: 'probe2',
      summary: 'Probe',
      auth: 'session',
      tier: 'api',
      response: z.null(),
      handler: async ({ session }) => {
        await withOrg(session.orgId, async (tx) => {
          await tx.execute(limit);
          // PostgreSQL ends the session of a transaction that sends nothing, and with it the transaction.
          await (slow ? tx.execute(slow) : new Promise(() => {}));
        });
        return null;
      },
    });
    const request = new Request('http://localhost:3000/', { headers: { cookie: await sessionCookieFor(userId) } });
    const answer = await route(request, { params: Promise.resolve({ org: orgId }) });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    await readFree(orgId);
  });
});
