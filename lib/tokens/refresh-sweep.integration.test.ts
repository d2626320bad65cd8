import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { type integrationStatuses, integrations } from '@/db/schema/integrations';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import { useOwnDatabase } from '@/db/testing/own-database';
import { logger } from '@/lib/logger';
import { connect, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { dueTokenBatches, renewBatch } from './refresh-sweep';

logger.level = 'silent';
// The sweep covers every organization.
beforeAll(() => useOwnDatabase('cmis_refresh_sweep'));

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
let platform: FakePlatform;
const made: AuthorizedOrgId[] = [];
const platformOf = () => platform;

interface Made {
  orgId: AuthorizedOrgId;
  integrationId: string;
}

async function make(
  times: Partial<typeof integrationCredentials.$inferInsert>,
  status: (typeof integrationStatuses)[number] = 'active',
): Promise<Made> {
  const session = await mintSession();
  made.push(session.orgId);
  const integrationId = await connect(session, platform);
  await withOrg(session.orgId, async (tx) => {
    await tx.update(integrationCredentials).set(times);
    await tx.update(integrations).set({ status });
  });
  return { orgId: session.orgId, integrationId };
}

async function swept() {
  const batches = await dueTokenBatches();
  const results = [];
  for (const batch of batches) results.push(await renewBatch(batch, platformOf));
  return { due: batches.flat().map(({ integrationId }) => integrationId), results };
}

async function read({ orgId }: Made) {
  return withOrg(orgId, async (tx) => {
    const [integration] = await tx.select().from(integrations);
    const [credentials] = await tx.select().from(integrationCredentials);
    const events = await tx.select().from(tokenEvents).orderBy(tokenEvents.happenedAt);
    return { status: integration?.status, credentials, events: events.filter(({ cause }) => cause !== 'consent') };
  });
}

beforeEach(async () => {
  for (const orgId of made.splice(0)) {
    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
  }
  platform = new FakePlatform();

  platform.grant = { accessToken: 'a', refreshToken: 'r', expiresAt: inSeconds(7200) };
});

const due = { refreshDueAt: inSeconds(-60) };

describe('the sweep', () => {
  it('the sweep renews due tokens and skips those that are not due, wait, are being renewed, or are disconnected', async () => {
    const found = [
      await make(due),
      await make(due, 'retry_wait'),
      await make(due, 'choosing_accounts'),
      // A holder that died: its lease expired with the exchange open.
      await make(
        { leaseHolder: randomUUID(), leaseUntil: inSeconds(-1), exchangeSentAt: inSeconds(-99) },
        'refreshing',
      ),
    ];
    const left = [
      await make({ failures: 0 }),
      await make({ ...due, retryAt: inSeconds(60) }, 'retry_wait'),
      await make({ ...due, leaseHolder: randomUUID(), leaseUntil: inSeconds(60) }, 'refreshing'),
      await make(due, 'reauth_required'),
      await make(due, 'revoked'),
      await make(due, 'disconnected'),
    ];
    const { due: named, results } = await swept();
    expect(new Set(named)).toEqual(new Set(found.map(({ integrationId }) => integrationId)));
    expect(results).toEqual([{ renewed: 4, failed: 0 }]);
    for (const one of found) {
      const { credentials, events } = await read(one);
      expect(credentials).toMatchObject({ version: 2, exchangeSentAt: null });
      expect(events).toMatchObject([{ actorType: 'sweep', outcome: 'refreshed' }]);
    }
    for (const one of left) expect((await read(one)).events).toEqual([]);
    expect((await swept()).due).toEqual([]);
  });

  it('the sweep begins with the token that has waited longest', async () => {
    const late = await make({ refreshDueAt: inSeconds(-10) });
    const later = await make({ refreshDueAt: inSeconds(-5) });
    const longest = await make({ refreshDueAt: inSeconds(-9999) });
    const ids = [longest, late, later].map(({ integrationId }) => integrationId);
    expect((await dueTokenBatches()).flat().map(({ integrationId }) => integrationId)).toEqual(ids);
    await swept();
  });

  it('the sweep records each failure and renews the other tokens', async () => {
    const broken = await make(due);
    const unreadable = await make({ ...due, accessTokenCiphertext: 'v1.test.AAAA.AAAA.AAAA' });
    const good = await make(due);
    platform.onCall = async ({ method }) => {
      if (method === 'refresh' && calls++ === 0) throw vendorFailure('transient', 'platform_down');
    };
    let calls = 0;
    const { results } = await swept();
    const states = [await read(broken), await read(good)];
    expect(states.map(({ status }) => status).sort()).toEqual(['active', 'retry_wait']);
    // A transient failure leaves a valid token.
    expect(results).toEqual([{ renewed: 2, failed: 1 }]);
    const left = await read(unreadable);
    expect(left.status).toBe('active');
    expect(left.events).toMatchObject([{ outcome: 'retry_wait', errorCode: 'credential_unreadable', failures: 1 }]);
    expect(left.credentials?.retryAt).not.toBeNull();
  });

  it('the sweep records the end of a token that has no renewal', async () => {
    platform.capabilities = { ...platform.capabilities, tokenRenewal: 'none' };
    const one = await make({ expiresAt: inSeconds(-400), refreshDueAt: null });
    expect((await swept()).results).toEqual([{ renewed: 0, failed: 1 }]);
    expect(await read(one)).toMatchObject({ status: 'reauth_required', events: [{ cause: 'expired' }] });
  });

  it('the sweep takes 500 tokens a tick, in batches of a few seconds', async () => {
    platform.onCall = () => {};
    const session = await mintSession();
    await withOrg(session.orgId, async (tx) => {
      const ids = Array.from({ length: 520 }, () => randomUUID());
      await tx.insert(integrations).values(
        ids.map((id) => ({
          orgId: session.orgId,
          id,
          platform: 'meta',
          externalUserId: id,
          displayName: 'Many',
          status: 'active' as const,
          connectedBy: session.user.id,
          connectedAt: new Date(),
        })),
      );
      await tx.insert(integrationCredentials).values(
        ids.map((integrationId) => ({
          orgId: session.orgId,
          integrationId,
          accessTokenCiphertext: 'v1.none',
          refreshedAt: new Date(),
          ...due,
        })),
      );
    });
    const batches = await dueTokenBatches();
    expect(batches.flat()).toHaveLength(500);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(24);
  });
});
