import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { adMetrics } from '@/db/schema/ad-metrics';
import { campaigns } from '@/db/schema/campaigns';
import { posts } from '@/db/schema/posts';
import { profiles } from '@/db/schema/profiles';
import { withOrg } from '@/db/tenant';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { finishConnect, startConnect } from '@/lib/connect/connect';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { mintSession, perform } from '@/lib/sync/testing/connected-organization';
import { configuredPlatform } from '@/lib/tokens/platform-config';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { grantInBrowser } from '../sandbox/testing/grant-in-browser';

const origin = 'http://127.0.0.1:3000';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.CMIS_SANDBOX_URL = sandbox.url;
});

afterAll(() => sandbox.close());

async function connectAndSync(session: SessionWith<'owner'>, platform: PlatformId): Promise<void> {
  let integrationId: string | undefined;
  for (const { kind: consent } of configuredPlatform(platform).consents) {
    const request = { platform, consent, integrationId, locale: 'ar', origin, sessionVersion: 1 };
    const { searchParams: answer } = await grantInBrowser(await startConnect(session, request));
    const returned = await finishConnect({ platform, answer, userId: session.user.id, sessionVersion: 1 });
    integrationId = returned.integrationId;
  }
  const reached = await loadIntegration(session.orgId, integrationId ?? '');
  const { runId } = await chooseAccounts(session, reached.id, {
    adAccountIds: reached.adAccounts.map(({ id }) => id),
    profileIds: reached.profiles.map(({ id }) => id),
  });
  const run = await perform(session.orgId, runId, configuredPlatform(platform));
  expect(run).toMatchObject({ status: 'succeeded' });
}

async function readOf({ orgId }: OrgSession) {
  return withOrg(orgId, async (tx) => {
    const accounts = await tx.select().from(adAccounts);
    const pages = await tx.select().from(profiles);
    const ids = (rows: { externalId: string }[]) => rows.map(({ externalId }) => externalId);
    return {
      accounts,
      pages,
      ids: [...ids(accounts), ...ids(pages), ...ids(await tx.select().from(campaigns))],
      facts: (await tx.select().from(adMetrics)).length,
      posts: (await tx.select().from(posts)).length,
    };
  });
}

describe.each(platformIds)('own companies on %s', (platform) => {
  it('organizations that connect with the first person read accounts of their own, in their currency and time zone', async () => {
    const sessions = [await mintSession(), await mintSession()];
    for (const session of sessions) await connectAndSync(session, platform);
    const [one, other] = await Promise.all(sessions.map(readOf));
    if (!one || !other) throw new Error('Two organizations are read.');
    expect(one.ids.length).toBeGreaterThan(5);
    expect(one.ids.filter((id) => other.ids.includes(id))).toEqual([]);
    for (const { accounts, pages, facts, posts } of [one, other]) {
      expect(accounts).toHaveLength(2);
      for (const { name, currency, timeZone } of accounts) {
        expect(name).toMatch(/^Test/);
        expect(currency).toBe('SAR');
        expect(timeZone).toBe(platform === 'linkedin' ? 'UTC' : 'Asia/Riyadh');
      }
      expect(facts).toBeGreaterThan(50);
      expect(pages.length > 0).toBe(platform !== 'google');
      expect(posts > 0).toBe(pages.length > 0);
    }
  });
});
