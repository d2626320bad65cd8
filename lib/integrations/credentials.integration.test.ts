import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { connectAll, integrationsOf, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { accessTokenFor } from './credentials';

let session: OrgSession;
let platform: FakePlatform;
let integrationId: string;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const token = () => accessTokenFor(session.orgId, integrationId, () => platform);
const refreshes = () => platform.calls.filter((call) => call.method === 'refresh').length;

async function setTimes(times: Partial<typeof integrationCredentials.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set(times));
}

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.accounts = [remoteAccount('1')];
  platform.grant = { accessToken: 'old', refreshToken: 'refresh-old', expiresAt: inSeconds(3600) };
  integrationId = await connectAll(session, platform);
  platform.grant = { accessToken: 'new', refreshToken: 'refresh-new', expiresAt: inSeconds(7200) };
});

describe('the token of an integration', () => {
  it('is the stored one while it is not due', async () => {
    expect((await token()).accessToken).toBe('old');
    expect(refreshes()).toBe(0);
  });

  it('is renewed once when fifty callers find it ended', async () => {
    await setTimes({ expiresAt: inSeconds(-1), refreshDueAt: inSeconds(-600) });
    const tokens = await Promise.all(Array.from({ length: 50 }, token));
    expect(new Set(tokens.map((entry) => entry.accessToken))).toEqual(new Set(['new']));
    expect(refreshes()).toBe(1);
  });

  it('stays the old one while it lives and the platform is down', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = ({ method }) => {
      if (method === 'refresh') throw vendorFailure('transient', 'platform_down');
    };
    expect((await token()).accessToken).toBe('old');
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'active' }]);
  });

  it('is not asked for again at once when the platform could not renew it', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = ({ method }) => {
      if (method === 'refresh') throw vendorFailure('transient', 'platform_down');
    };
    for (let page = 0; page < 3; page += 1) expect((await token()).accessToken).toBe('old');
    expect(refreshes()).toBe(1);
    await setTimes({ leaseUntil: inSeconds(-1) });
    await token();
    expect(refreshes()).toBe(2);
  });

  it('leaves the lease to whoever took it over from a caller that was too slow', async () => {
    const successor = { leaseHolder: randomUUID(), leaseUntil: inSeconds(60) };
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      await setTimes(successor);
      throw vendorFailure('transient', 'platform_down');
    };
    await token();
    expect(await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials))).toMatchObject([successor]);
  });

  it('asks for reconnection when the platform refuses to renew it', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = ({ method }) => {
      if (method === 'refresh') throw vendorFailure('reauth', 'token_revoked');
    };
    await expect(token()).rejects.toMatchObject({ code: 'reauth_required', values: { reason: 'token_revoked' } });
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'reauth_required' }]);
    await expect(token()).rejects.toMatchObject({ code: 'reauth_required' });
    expect(refreshes()).toBe(1);
  });

  it('does not undo a reconnection that happened while the old one was being refused', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = async ({ method }) => {
      if (method !== 'refresh') return;
      await setTimes({ version: 9 });
      throw vendorFailure('reauth', 'token_revoked');
    };
    await expect(token()).rejects.toMatchObject({ code: 'reauth_required' });
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'active' }]);
  });

  it('is written even when the lease ran out meanwhile', async () => {
    await setTimes({ expiresAt: inSeconds(-1), refreshDueAt: inSeconds(-1) });
    platform.onCall = ({ method }) => (method === 'refresh' ? setTimes({ leaseUntil: inSeconds(-1) }) : undefined);
    expect((await token()).accessToken).toBe('new');
  });

  it('is renewed by the next caller when the holder of the lease died', async () => {
    await setTimes({ expiresAt: inSeconds(-1), refreshDueAt: inSeconds(-1), leaseUntil: inSeconds(1) });
    expect((await token()).accessToken).toBe('new');
    expect(refreshes()).toBe(1);
  });
});
