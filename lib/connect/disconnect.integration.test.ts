import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { connect, connectAll, mintSession, runsOf, sync } from '@/lib/sync/testing/connected-organization';
import {
  FakePlatform,
  remoteAccount,
  remoteCampaign,
  remoteMetrics,
  vendorFailure,
} from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { rollUps, storedFacts } from '@/lib/sync/testing/stored-facts';
import { disconnect } from './disconnect';

const keep = { eraseHistory: false };
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.externalUserId = session.user.id;
  platform.accounts = [remoteAccount('1')];
  platform.metrics.set('1', [remoteMetrics('c', dayInZone(new Date(), STEADY_ZONE))]);
  integrationId = await connectAll(session, platform);
});

describe('disconnecting', () => {
  it('is forbidden below admin, and not found for other organizations', async () => {
    await expect(
      // @ts-expect-error a marketer's session
      disconnect({ ...session, role: 'marketer' }, integrationId, keep, () => platform),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(disconnect(await mintSession(), integrationId, keep, () => platform)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('erases and revokes the tokens, ends queued runs and keeps the figures', async () => {
    await sync(session.orgId, integrationId, platform, 'metrics');
    await disconnect(session, integrationId, keep, () => platform);
    expect(await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials))).toEqual([]);
    expect(platform.revoked).toEqual(['access-1']);
    expect(await loadIntegration(session.orgId, integrationId)).toMatchObject({
      status: 'disconnected',
      token: null,
    });
    expect((await runsOf(session.orgId)).map((run) => run.status).sort()).toEqual(['failed', 'succeeded']);
    expect(await storedFacts(session.orgId)).toHaveLength(1);
  });

  it('closes the alerts of the integration without a sync, as reconnecting does', async () => {
    const open = async () =>
      (await listAlerts(session.orgId, { state: 'open', limit: 50 })).alerts.map(({ kind }) => kind);
    const die = async () => {
      await withOrg(session.orgId, (tx) => tx.update(integrations).set({ status: 'reauth_required' }));
      await evaluateAlerts(session.orgId);
      expect(await open()).toEqual(['token_dead']);
    };
    await die();
    await connect(session, platform);
    expect(await open()).toEqual([]);
    await die();
    await disconnect(session, integrationId, keep, () => platform);
    expect(await open()).toEqual([]);
  });

  it('is visible on the dashboard at once', async () => {
    const before = await loadDashboard(session.orgId, filterOf());
    await disconnect(session, integrationId, keep, () => platform);
    expect(await loadDashboard(session.orgId, filterOf())).not.toBe(before);
  });

  it('works while the platform is down', async () => {
    platform.onCall = () => {
      throw vendorFailure('transient', 'platform_down');
    };
    await disconnect(session, integrationId, keep, () => platform);
    expect(await loadIntegration(session.orgId, integrationId)).toMatchObject({ status: 'disconnected' });
  });

  it('does not revoke a grant that another organization of the same person uses', async () => {
    await connect(await mintSession(), platform);
    await disconnect(session, integrationId, keep, () => platform);
    expect(platform.revoked).toEqual([]);
  });

  it('erases the history of the integration on request, and nothing else', async () => {
    const published = { status: 'published' as const, publishedAt: new Date(), scheduledAt: null };
    const post = { externalId: 'p', kind: 'photo', text: '', permalink: null, engagement: null, ...published };
    platform.profiles = [{ externalId: session.user.id, kind: 'page', name: 'Page', handle: null, followers: 1 }];
    platform.campaigns.set('1', [remoteCampaign('c')]);
    platform.posts.set(session.user.id, [post]);
    const neighbour = new FakePlatform();
    neighbour.externalUserId = 'another-person';
    neighbour.accounts = [remoteAccount('1')];
    neighbour.metrics.set('1', [remoteMetrics('n', dayInZone(new Date(), STEADY_ZONE))]);
    const kept = await connectAll(session, neighbour);
    integrationId = await connectAll(session, platform);
    await sync(session.orgId, kept, neighbour);
    await sync(session.orgId, integrationId, platform);
    expect(await storedFacts(session.orgId)).toHaveLength(2);
    await disconnect(session, integrationId, { eraseHistory: true }, () => platform);
    expect(platform.revoked).toEqual(['access-1']);
    await expect(loadIntegration(session.orgId, integrationId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await storedFacts(session.orgId)).toMatchObject([{ campaign: 'n' }]);
    const { stored, summed } = await rollUps(session.orgId);
    expect(stored).toEqual(summed);
    const rows = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`select (select count(*)::int from posts) as posts, (select count(*)::int from profiles) as profiles,
        (select count(*)::int from ad_accounts) as accounts, (select count(*)::int from integrations) as integrations`),
    );
    expect(rows).toMatchObject([{ posts: 0, profiles: 0, accounts: 1, integrations: 1 }]);
    expect(await connectAll(session, platform)).not.toBe(integrationId);
  });
});
