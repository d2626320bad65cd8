import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { disconnect } from '@/lib/connect/disconnect';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays, dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { loadTokenLossImpact } from '@/lib/integrations/load-token-loss-impact';
import { logger } from '@/lib/logger';
import { connect, connectAll, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { accessTokenFor } from './access-token-for';
import { listTokenEvents } from './list-token-events';
import { tokenEventPageSchema } from './token-events-schema';

logger.level = 'silent';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

async function setTimes(times: Partial<typeof integrationCredentials.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set(times));
}

const list = (query: { limit?: number; cursor?: string } = {}) =>
  listTokenEvents(session.orgId, integrationId, { limit: 25, ...query });

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.externalUserId = randomUUID();
  platform.accounts = [remoteAccount('1'), remoteAccount('2', 'KWD')];
  platform.profiles = [{ externalId: 'page', kind: 'page', name: 'Page', handle: null, followers: 1 }];
  platform.grant = { accessToken: 'old', refreshToken: 'refresh-old', expiresAt: inSeconds(3600) };
  integrationId = await connectAll(session, platform);
});

describe('the token log', () => {
  it('the token log contains every consent, renewal, failure and the end, newest first, with the actor', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    platform.onCall = () => {
      throw vendorFailure('rate_limited', 'rate_limited', 60);
    };
    await accessTokenFor(session.orgId, integrationId, () => platform);
    platform.onCall = () => {};
    await setTimes({ retryAt: null });
    await accessTokenFor(session.orgId, integrationId, () => platform);
    await disconnect(session, integrationId, { eraseHistory: false }, () => platform);
    await connect(session, platform);
    const { events, nextCursor } = await list();
    const person = { type: 'user', id: session.user.id, name: 'Test Person' };
    const system = { type: 'system', id: null, name: null };
    expect(nextCursor).toBeNull();
    expect(events).toMatchObject([
      { actor: person, cause: 'consent', outcome: 'granted', version: 3 },
      { actor: person, cause: 'disconnect', outcome: 'disconnected', version: 2, tokenExpiresAt: null },
      { actor: system, cause: 'due', outcome: 'refreshed', version: 2, failures: 0, errorCode: null },
      {
        actor: system,
        cause: 'due',
        outcome: 'retry_wait',
        version: 1,
        failures: 1,
        errorClass: 'rate_limited',
        errorCode: 'rate_limited',
        vendorRequestId: 'trace-1',
        retryAt: expect.any(String),
      },
      { actor: person, cause: 'consent', outcome: 'granted', version: 1 },
    ]);
  });

  it('the token log is read page by page without gaps or repetitions', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await setTimes({ refreshDueAt: inSeconds(-1) });
      await accessTokenFor(session.orgId, integrationId, () => platform);
    }
    const all = (await list({ limit: 100 })).events.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.events.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('the token log has the shape of the API, and another organization cannot read it', async () => {
    expect(tokenEventPageSchema.parse(await list()).events).toHaveLength(1);
    const other = await mintSession();
    await expect(listTokenEvents(other.orgId, integrationId, { limit: 25 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('the token log cannot be altered or shortened by the product, and is deleted with an erased connection', async () => {
    for (const statement of [sql`update token_events set failures = 9`, sql`delete from token_events`]) {
      await expect(withOrg(session.orgId, (tx) => tx.execute(statement))).rejects.toThrow();
    }
    await disconnect(session, integrationId, { eraseHistory: true }, () => platform);
    expect(await withOrg(session.orgId, (tx) => tx.select().from(tokenEvents))).toEqual([]);
  });
});

describe('the token of an integration', () => {
  it('an integration contains the life of its token, without the token', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1), failures: 2, retryAt: inSeconds(60) });
    const { token } = await loadIntegration(session.orgId, integrationId);
    expect(token).toMatchObject({ expiresAt: expect.any(String), failures: 2, endsInDays: 0 });
    expect(token?.endsReading).toBe(token?.expiresAt);
    await disconnect(session, integrationId, { eraseHistory: false }, () => platform);
    expect((await loadIntegration(session.orgId, integrationId)).token).toBeNull();
  });

  it("an integration shows the impact of a lost token: accounts, scheduled posts, and yesterday's spend in each currency", async () => {
    const now = new Date();
    const end = inSeconds(2 * 86_400);
    await setTimes({ refreshDueAt: null, expiresAt: end });
    const before = await loadIntegration(session.orgId, integrationId);
    await withOrg(session.orgId, async (tx) => {
      const put = seeder(tx, session.orgId, now);
      const yesterday = addDays(dayInZone(now, STEADY_ZONE), -1);
      for (const account of before.adAccounts) {
        const campaign = await put.campaign(account);
        await put.metrics(account.id, [
          facts(campaign, { date: yesterday, spendMicros: account.currency === 'KWD' ? 7n : 9n }),
          facts(campaign, { date: addDays(yesterday, -1), spendMicros: 1_000n }),
        ]);
      }
      const profileId = before.profiles[0]?.id ?? '';
      for (const days of [1, 3, 4]) {
        await put.post(profileId, { status: 'scheduled', scheduledAt: inSeconds(days * 86_400) });
      }
    });
    expect(await loadTokenLossImpact(session.orgId, await loadIntegration(session.orgId, integrationId))).toEqual({
      at: end.toISOString(),
      adAccounts: 2,
      profiles: 1,
      scheduledPosts: 2,
      readOn: 0,
      unwatchedSpend: [
        { currency: 'SAR', micros: '9' },
        { currency: 'KWD', micros: '7' },
      ],
    });
    await withOrg(session.orgId, (tx) => tx.update(integrations).set({ status: 'reauth_required' }));
    const dead = await loadTokenLossImpact(session.orgId, await loadIntegration(session.orgId, integrationId));
    expect(dead).toMatchObject({ at: null, scheduledPosts: 3 });
  });
});
