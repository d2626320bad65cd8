import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { disconnect } from '@/lib/connect/disconnect';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import type { TokenGrant } from '@/lib/platforms/platform';
import { connect, connectAll, integrationsOf, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, vendorFailure } from '@/lib/sync/testing/fake-platform';
import type { VendorErrorClass, VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import { accessTokenFor } from './access-token-for';
import { syncActor } from './token-events';

logger.level = 'silent';
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const token = (asking: Parameters<typeof accessTokenFor>[3] = {}) =>
  accessTokenFor(session.orgId, integrationId, () => platform, asking);
const refreshes = () => platform.calls.filter((call) => call.method === 'refresh').length;

async function setTimes(times: Partial<typeof integrationCredentials.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set(times));
}

async function credentials() {
  const [row] = await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials));
  return row ?? expect.fail('no credentials');
}

async function log() {
  const rows = await withOrg(session.orgId, (tx) => tx.select().from(tokenEvents).orderBy(tokenEvents.happenedAt));
  return rows.filter(({ cause }) => cause !== 'consent');
}

async function status() {
  const [integration] = await integrationsOf(session.orgId);
  return [integration?.status, integration?.statusReason];
}

function failRefresh(errorClass: VendorErrorClass, code: VendorErrorCode, retryAfter?: number): void {
  platform.onCall = ({ method }) => {
    if (method === 'refresh') throw vendorFailure(errorClass, code, retryAfter);
  };
}
const recover = () => {
  platform.onCall = () => {};
};

const due = { refreshDueAt: inSeconds(-1) };
const ended = { expiresAt: inSeconds(-1), refreshDueAt: inSeconds(-600) };

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.accounts = [remoteAccount('1')];
  platform.grant = { accessToken: 'old', refreshToken: 'refresh-old', expiresAt: inSeconds(3600) };
  integrationId = await connectAll(session, platform);
  platform.grant = { accessToken: 'new', refreshToken: 'refresh-new', expiresAt: inSeconds(7200) };
});

describe('the token of an integration', () => {
  it('the stored token is returned while it is not due', async () => {
    expect((await token()).accessToken).toBe('old');
    expect(refreshes()).toBe(0);
  });

  it('a token that is due is renewed, with a line in the token log', async () => {
    await setTimes(due);
    expect(await token({ actor: syncActor })).toEqual({ accessToken: 'new', version: 2 });
    expect(await status()).toEqual(['active', null]);
    expect(await credentials()).toMatchObject({
      version: 2,
      failures: 0,
      retryAt: null,
      exchangeSentAt: null,
      leaseHolder: null,
      leaseUntil: null,
      expiresAt: platform.grant.expiresAt,
    });
    expect(await log()).toMatchObject([
      {
        integrationId,
        actorType: 'sync',
        actorId: null,
        cause: 'due',
        outcome: 'refreshed',
        errorCode: null,
        failures: 0,
        version: 2,
        tokenExpiresAt: platform.grant.expiresAt,
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('an integration is shown as refreshing, and readable, during a renewal', async () => {
    await setTimes(due);
    const seen: unknown[] = [];
    platform.onCall = async () => {
      seen.push(await status(), (await credentials()).exchangeSentAt !== null);
      // A caller in this process waits for the same answer.
      seen.push(
        await Promise.race([token().then(() => 'done'), new Promise((resolve) => setTimeout(resolve, 50, 'waits'))]),
      );
    };
    await token();
    expect(seen).toEqual([['refreshing', null], true, 'waits']);
  });

  it('a renewal keeps the state of an integration without chosen accounts', async () => {
    session = await mintSession();
    integrationId = await connect(session, platform);
    await setTimes(due);
    const states: unknown[] = [];
    platform.onCall = async () => void states.push(await status());
    await token();
    expect([...states, await status()]).toEqual([
      ['choosing_accounts', null],
      ['choosing_accounts', null],
    ]);
  });

  it('a token that ended is renewed once for fifty callers', async () => {
    await setTimes(ended);
    const tokens = await Promise.all(Array.from({ length: 50 }, () => token()));
    expect(new Set(tokens.map((entry) => entry.accessToken))).toEqual(new Set(['new']));
    expect(refreshes()).toBe(1);
    expect(await log()).toMatchObject([{ cause: 'expired', outcome: 'refreshed' }]);
  });

  it('a renewal keeps the refresh token when the platform sends none', async () => {
    await setTimes(due);
    platform.grant = { ...platform.grant, refreshToken: null };
    await token();
    await setTimes(due);
    await token();
    const sent = platform.calls.filter((call) => call.method === 'refresh').map((call) => call.subject);
    expect(sent).toEqual(['refresh-old', 'refresh-old']);
  });

  it('a token is not renewed on every call when the platform issues one that has ended', async () => {
    await setTimes(ended);
    platform.grant = { ...platform.grant, expiresAt: inSeconds(-5) };
    for (let call = 0; call < 5; call += 1) expect((await token()).accessToken).toBe('new');
    expect(refreshes()).toBe(1);
  });
});

describe('a platform that does not renew', () => {
  it.each([
    ['is down', 'transient', 'platform_down'],
    ['does not answer', 'transient', 'timeout'],
    ['answers nonsense', 'transient', 'malformed_answer'],
    ['throttles', 'rate_limited', 'rate_limited'],
    ['does not know our own client', 'permanent', 'request_rejected'],
    ['has changed its answers', 'permanent', 'unexpected_answer'],
  ] as const)('the old token stays in use when the platform %s', async (_name, errorClass, code) => {
    await setTimes(due);
    failRefresh(errorClass, code);
    expect((await token()).accessToken).toBe('old');
    expect(await status()).toEqual(['retry_wait', null]);
    expect(await credentials()).toMatchObject({ failures: 1, version: 1, leaseHolder: null });
    expect(await log()).toMatchObject([
      { outcome: 'retry_wait', errorClass, errorCode: code, vendorRequestId: 'trace-1', failures: 1, version: 1 },
    ]);
  });

  it('failed renewals never end the connection, and the first success restores it', async () => {
    failRefresh('transient', 'platform_down');
    await setTimes(ended);
    for (let failures = 1; failures <= 30; failures += 1) {
      await expect(token()).rejects.toMatchObject({ errorClass: 'transient', code: 'token_not_renewed' });
      await setTimes({ retryAt: inSeconds(-1) });
    }
    expect(await credentials()).toMatchObject({ failures: 30 });
    expect(await status()).toEqual(['retry_wait', null]);
    recover();
    expect((await token()).accessToken).toBe('new');
    expect(await status()).toEqual(['active', null]);
    expect(await credentials()).toMatchObject({ failures: 0, retryAt: null, exchangeSentAt: null });
    expect(await log()).toHaveLength(31);
  });

  it('a platform is not called again before its time, and an ended token reports the remaining wait', async () => {
    await setTimes(due);
    failRefresh('rate_limited', 'rate_limited', 120);
    for (let page = 0; page < 3; page += 1) expect((await token()).accessToken).toBe('old');
    expect(refreshes()).toBe(1);
    await setTimes(ended);
    const failure = await token().catch((error) => error);
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'token_not_renewed' });
    expect(failure.retryAfterSeconds).toBeGreaterThan(110);
    expect(failure.retryAfterSeconds).toBeLessThanOrEqual(120);
    expect(refreshes()).toBe(1);
  });

  it('a fault of our own during a renewal does not end the connection', async () => {
    await setTimes(due);
    platform.onCall = () => {
      throw new TypeError('not a platform error');
    };
    expect((await token()).accessToken).toBe('old');
    expect(await log()).toMatchObject([{ outcome: 'retry_wait', errorCode: 'internal' }]);
  });

  it('a caller that was too slow does not disturb the one that took over its lease', async () => {
    const successor = { leaseHolder: randomUUID(), leaseUntil: inSeconds(60) };
    await setTimes(due);
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      await setTimes(successor);
      throw vendorFailure('transient', 'platform_down');
    };
    await token();
    expect(await credentials()).toMatchObject({ ...successor, retryAt: null });
    expect(await status()).toEqual(['refreshing', null]);
  });
});

describe('a grant that ended', () => {
  it('an ended grant requires reconnection once: one call, one line, one alert', async () => {
    await setTimes(due);
    failRefresh('reauth', 'token_revoked');
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => token()));
    for (const result of all) {
      expect(result).toMatchObject({ reason: { code: 'reauth_required', values: { reason: 'token_revoked' } } });
    }
    await expect(token()).rejects.toMatchObject({ code: 'reauth_required' });
    expect(refreshes()).toBe(1);
    expect(await status()).toEqual(['reauth_required', 'token_revoked']);
    expect(await log()).toMatchObject([
      { outcome: 'reauth_required', errorClass: 'reauth', errorCode: 'token_revoked' },
    ]);
    await performEvents(session.orgId);
    const { alerts } = await listAlerts(session.orgId, { state: 'open', limit: 10 });
    expect(alerts.map(({ kind }) => kind)).toEqual(['token_dead']);
    const lines = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(sql`action = 'integration.reauth_required'`),
    );
    expect(lines).toHaveLength(1);
  });

  it('a refusal of the old grant does not undo a reconnection that happened during the call', async () => {
    await setTimes(due);
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      await setTimes({ version: 9, refreshDueAt: inSeconds(600) });
      throw vendorFailure('reauth', 'token_revoked');
    };
    expect(await token()).toMatchObject({ version: 9 });
    expect(await log()).toMatchObject([{ outcome: 'superseded', errorCode: 'token_revoked' }]);
  });

  it('a grant without renewal is never sent to be renewed, and ends when it is over even with clock skew', async () => {
    platform.capabilities = { ...platform.capabilities, tokenRenewal: 'none' };
    await setTimes({ expiresAt: inSeconds(-200), refreshDueAt: null });
    expect((await token()).accessToken).toBe('old');
    await setTimes({ expiresAt: inSeconds(-301), refreshDueAt: null });
    await expect(token()).rejects.toMatchObject({ values: { reason: 'token_expired' } });
    expect(refreshes()).toBe(0);
    expect(await log()).toMatchObject([{ cause: 'expired', outcome: 'reauth_required' }]);
  });
});

describe('an exchange without an answer', () => {
  const single = () => {
    platform.capabilities = { ...platform.capabilities, tokenRenewal: 'single_use_refresh_token' };
  };

  it('an unanswered exchange is tried once more, and a refusal then has the reason uncertain', async () => {
    single();
    await setTimes(due);
    failRefresh('transient', 'timeout');
    await token();
    expect((await credentials()).exchangeSentAt).not.toBeNull();
    await setTimes({ retryAt: inSeconds(-1) });
    failRefresh('reauth', 'token_revoked');
    await expect(token()).rejects.toMatchObject({ values: { reason: 'uncertain' } });
    expect(await status()).toEqual(['reauth_required', 'uncertain']);
    expect(refreshes()).toBe(2);
    expect(await log()).toMatchObject([
      { outcome: 'retry_wait', errorCode: 'timeout' },
      { outcome: 'reauth_required', errorCode: 'token_revoked' },
    ]);
  });

  it('an exchange of a holder that died is settled by the next caller though nothing is due', async () => {
    single();
    await setTimes({ leaseHolder: randomUUID(), leaseUntil: inSeconds(-1), exchangeSentAt: inSeconds(-90) });
    failRefresh('reauth', 'token_revoked');
    await expect(token()).rejects.toMatchObject({ values: { reason: 'uncertain' } });
    expect(refreshes()).toBe(1);
  });

  it('an exchange that the platform rejected without effect is not uncertain', async () => {
    single();
    await setTimes(due);
    failRefresh('rate_limited', 'rate_limited');
    await token();
    expect((await credentials()).exchangeSentAt).toBeNull();
    await setTimes({ retryAt: inSeconds(-1) });
    failRefresh('reauth', 'token_revoked');
    await expect(token()).rejects.toMatchObject({ values: { reason: 'token_revoked' } });
  });

  it('an unanswered exchange loses nothing where the refresh token is reusable', async () => {
    await setTimes(due);
    failRefresh('transient', 'timeout');
    await token();
    await setTimes({ retryAt: inSeconds(-1) });
    failRefresh('reauth', 'token_revoked');
    await expect(token()).rejects.toMatchObject({ values: { reason: 'token_revoked' } });
  });

  it('an answer is stored even when the lease expired before', async () => {
    await setTimes(ended);
    platform.onCall = ({ method }) => (method === 'refresh' ? setTimes({ leaseUntil: inSeconds(-1) }) : undefined);
    expect((await token()).accessToken).toBe('new');
  });

  it('a late answer restores a connection that another caller had ended', async () => {
    single();
    platform.grant = { ...platform.grant, expiresAt: inSeconds(60 * 86_400) };
    await setTimes(due);
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      // The lease expires while the answer is in flight, and another process sends the spent token.
      await setTimes({ leaseUntil: inSeconds(-1) });
      const elsewhere = await anotherProcess();
      platform.onCall = () => {
        throw new elsewhere.VendorError('reauth', 'token_revoked', { platform: 'meta', endpoint: 'POST /token' });
      };
      await expect(elsewhere.accessTokenFor(session.orgId, integrationId, () => platform)).rejects.toMatchObject({
        values: { reason: 'uncertain' },
      });
      expect(await status()).toEqual(['reauth_required', 'uncertain']);
    };
    expect((await token()).accessToken).toBe('new');
    expect(await status()).toEqual(['active', null]);
    await performEvents(session.orgId);
    expect((await listAlerts(session.orgId, { state: 'open', limit: 10 })).alerts).toEqual([]);
  });

  it('a late answer does not replace the grant of a person who disconnected and reconnected', async () => {
    await setTimes(due);
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      recover();
      await disconnect(session, integrationId, { eraseHistory: false }, () => platform);
      platform.grant = { accessToken: 'of-the-new-consent', refreshToken: 'r', expiresAt: inSeconds(3600) };
      await connect(session, platform);
      platform.grant = { accessToken: 'late', refreshToken: 'late', expiresAt: inSeconds(3600) };
    };
    expect(await token()).toEqual({ accessToken: 'of-the-new-consent', version: 2 });
    expect((await log()).map(({ outcome }) => outcome)).toEqual(['disconnected', 'superseded']);
  });
});

// Modules of a second process, which share no memory with this one.
async function anotherProcess() {
  vi.resetModules();
  const { accessTokenFor } = await import('./access-token-for');
  const { VendorError } = await import('@/lib/vendor-http/vendor-error');
  return { accessTokenFor, VendorError };
}

describe('callers in other processes', () => {
  it('callers in other processes wait for the answer when the token has ended', async () => {
    await setTimes(ended);
    platform.onCall = () => new Promise((resolve) => setTimeout(resolve, 400));
    const elsewhere = await anotherProcess();
    const [here, there] = await Promise.all([
      token(),
      elsewhere.accessTokenFor(session.orgId, integrationId, () => platform),
    ]);
    expect([here.accessToken, there.accessToken, refreshes()]).toEqual(['new', 'new', 1]);
  });

  it('callers in other processes take over when the holder of the lease died', async () => {
    await setTimes({ ...ended, leaseHolder: randomUUID(), leaseUntil: inSeconds(1), exchangeSentAt: inSeconds(-1) });
    expect((await token()).accessToken).toBe('new');
    expect(refreshes()).toBe(1);
  });

  it('callers in other processes can refuse to wait', async () => {
    await setTimes({ ...ended, leaseHolder: randomUUID(), leaseUntil: inSeconds(60) });
    await expect(token({ patienceSeconds: 0 })).rejects.toMatchObject({
      code: 'unavailable',
      messageKey: 'tokenRefreshPending',
    });
  });
});

describe('a token that the platform refuses before its end', () => {
  const refused = (version: number, again = false) => ({
    refused: { version, again, error: vendorFailure('reauth', 'token_expired') },
  });

  it('a refused token is renewed once for all callers', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => token({ actor: syncActor, ...refused(1) })));
    expect(new Set(all.map(({ version }) => version))).toEqual(new Set([2]));
    expect(refreshes()).toBe(1);
    expect(await log()).toMatchObject([{ cause: 'rejected', outcome: 'refreshed', actorType: 'sync', version: 2 }]);
    expect((await token(refused(1))).version).toBe(2);
    expect(refreshes()).toBe(1);
  });

  it('the connection ends when the renewed token is refused too after it had time to spread', async () => {
    expect((await token(refused(1))).version).toBe(2);
    const early = await token(refused(2)).catch((error) => error);
    expect(early).toMatchObject({ errorClass: 'transient', code: 'token_not_renewed' });
    expect(early.retryAfterSeconds).toBeGreaterThan(20);
    expect(await status()).toEqual(['active', null]);
    await setTimes({ refreshedAt: inSeconds(-40) });
    expect((await token(refused(2))).version).toBe(2);
    await expect(token(refused(2, true))).rejects.toMatchObject({ values: { reason: 'token_expired' } });
    expect(await status()).toEqual(['reauth_required', 'token_expired']);
    expect(refreshes()).toBe(1);
    expect(await log()).toMatchObject([
      { outcome: 'refreshed' },
      { cause: 'rejected', outcome: 'reauth_required', errorCode: 'token_expired', vendorRequestId: 'trace-1' },
    ]);
  });

  it('a token that was renewed after a refusal and served well is renewed again', async () => {
    await token(refused(1));
    await setTimes({ refreshedAt: inSeconds(-5000) });
    await olderEvents();
    expect((await token(refused(2))).version).toBe(3);
  });

  it('a refused token waits for a platform that is down, and is not used before', async () => {
    failRefresh('transient', 'platform_down', 60);
    await expect(token(refused(1))).rejects.toMatchObject({ code: 'token_not_renewed' });
    await expect(token()).rejects.toMatchObject({ code: 'token_not_renewed' });
    expect(refreshes()).toBe(1);
    expect(await status()).toEqual(['retry_wait', null]);
    recover();
    await setTimes({ retryAt: inSeconds(-1) });
    expect((await token()).accessToken).toBe('new');
  });

  it('a refused token without renewal needs a person', async () => {
    platform.capabilities = { ...platform.capabilities, tokenRenewal: 'none' };
    expect((await token(refused(1))).version).toBe(1);
    expect(await status()).toEqual(['active', null]);
    await expect(token(refused(1, true))).rejects.toMatchObject({ values: { reason: 'token_expired' } });
    expect(refreshes()).toBe(0);
    expect(await status()).toEqual(['reauth_required', 'token_expired']);
  });
});

// Only a superuser may alter the log.
async function olderEvents(): Promise<void> {
  const superuser = connectTo(inject('databaseUrls').superuser.replace(/\/[^/]*$/, '/cmis_test'));
  await superuser`update token_events set happened_at = happened_at - interval '2 hours' where org_id = ${session.orgId}`;
  await superuser.end();
}

describe('a process with a wrong clock', () => {
  const MINUTES = 5 * 60;

  it.each([
    ['ahead', MINUTES],
    ['behind', -MINUTES],
  ])('a clock five minutes %s causes no repeated renewals and lets no token end', async (_name, skew) => {
    const lives = 1800;
    // Connectors compute the end by the clock of their process.
    platform.refresh = async () => {
      platform.calls.push({ method: 'refresh', subject: '', cursor: null });
      return {
        accessToken: 'new',
        refreshToken: 'r',
        expiresAt: new Date(Date.now() + lives * 1000),
      } satisfies TokenGrant;
    };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew * 1000 });
    try {
      for (let call = 0; call < 5; call += 1) await token();
      expect(refreshes()).toBe(0);
      await withOrg(session.orgId, (tx) =>
        tx.execute(sql`update integration_credentials set refresh_due_at = now() - interval '1 second'`),
      );
      for (let call = 0; call < 5; call += 1) expect((await token()).accessToken).toBe('new');
      expect(refreshes()).toBe(1);
    } finally {
      vi.useRealTimers();
    }
    const [left] = await withOrg(session.orgId, (tx) =>
      tx.execute<{ seconds: string }>(
        sql`select extract(epoch from refresh_due_at - now()) as seconds from integration_credentials`,
      ),
    );
    // Renewed again well before the real end, but not at once.
    expect(Number(left?.seconds)).toBeGreaterThan(600);
    expect(Number(left?.seconds)).toBeLessThan(lives - MINUTES + 1);
  });
});
