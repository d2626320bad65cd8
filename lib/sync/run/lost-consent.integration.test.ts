import { beforeEach, describe, expect, it } from 'vitest';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import { packTokens, unpackTokens } from '@/lib/platforms/token-bundle';
import { triggerSync } from '../requests/trigger-sync';
import { queueScheduledRuns } from '../schedule/queue-scheduled-runs';
import { alterRun, connect, connectAll, mintSession, runOf, runsOf, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { STEADY_ZONE } from '../testing/steady-zone';
import { storedFacts } from '../testing/stored-facts';

logger.level = 'silent';
const today = dayInZone(new Date(), STEADY_ZONE);
const calls = { ads: 'listDailyMetrics', posts: 'listPosts' };
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

// A platform with a consent and a token each for ads and posts.
function dualPlatform(): FakePlatform {
  const dual = new FakePlatform();
  dual.consents = [
    { kind: 'ads', scopes: [] },
    { kind: 'posts', scopes: [] },
  ];
  dual.accounts = [remoteAccount('act_1')];
  dual.profiles = [{ externalId: 'page_1', kind: 'page', name: 'Page', handle: null, followers: null }];
  dual.metrics.set('act_1', [remoteMetrics('a', today)]);
  dual.grant = { accessToken: packTokens({ ads: 'ads', posts: 'posts' }), refreshToken: null, expiresAt: null };
  dual.withoutConsent = (grant, consent) => {
    const halves = { ...unpackTokens(grant.accessToken), [consent]: null };
    return halves.ads || halves.posts ? { ...grant, accessToken: packTokens(halves) } : null;
  };
  return dual;
}

beforeEach(async () => {
  session = await mintSession();
  platform = dualPlatform();
  integrationId = await connectAll(session, platform);
});

async function openAlerts() {
  await performEvents(session.orgId);
  const { alerts } = await listAlerts(session.orgId, { state: 'open', limit: 10 });
  return alerts.map(({ kind, values }) => [kind, values.consent]);
}

describe.each([
  ['posts', 'ads'],
  ['ads', 'posts'],
] as const)('a sync in which the platform refuses the token of %s', (lost, kept) => {
  beforeEach(() => {
    platform.onCall = ({ method }) => {
      if (method === calls[lost]) throw vendorFailure('reauth', 'token_revoked');
    };
  });

  async function supersedeQueued(): Promise<void> {
    for (const { id, status } of await runsOf(session.orgId)) {
      if (status === 'queued') await alterRun(session.orgId, id, { status: 'superseded' });
    }
  }

  it(`a lost consent ends and ${kept} are still read, in that run and in the next ones`, async () => {
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'failed' });
    const integration = await loadIntegration(session.orgId, integrationId);
    expect(integration).toMatchObject({ status: 'reauth_required', statusReason: 'token_revoked' });
    expect(integration.consents.map(({ kind, status }) => [kind, status]).sort()).toEqual(
      [
        [lost, 'reauth_required'],
        [kept, 'granted'],
      ].sort(),
    );
    expect(await openAlerts()).toEqual([['token_dead', lost]]);

    platform.calls.length = 0;
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    const methods = platform.calls.map(({ method }) => method);
    expect(methods).toContain(calls[kept]);
    expect(methods).not.toContain(calls[lost]);
    if (kept === 'ads') expect(await storedFacts(session.orgId)).toHaveLength(1);
  });

  it('a lost consent starts no run of what it covered, by hand or by schedule, and gives the reason', async () => {
    await sync(session.orgId, integrationId, platform);
    const [ended, alive] = lost === 'posts' ? (['posts', 'metrics'] as const) : (['metrics', 'posts'] as const);
    await expect(triggerSync(session, integrationId, ended)).rejects.toMatchObject({
      code: 'reauth_required',
      values: { reason: 'token_revoked' },
    });
    expect(await triggerSync(session, integrationId, alive)).toMatchObject({ run: { status: 'queued' } });
    const tick = new Date(Date.now() + 3_600_000);
    await supersedeQueued();
    const scheduled = { dataType: 'metrics' as const, tick: tick.toISOString(), integrationIds: [integrationId] };
    expect(await queueScheduledRuns(session.orgId, scheduled, tick)).toHaveLength(lost === 'posts' ? 1 : 0);
  });

  it('a lost consent that is granted again makes the integration complete', async () => {
    await sync(session.orgId, integrationId, platform);
    await supersedeQueued();
    platform.onCall = () => {};
    await connect(session, platform);
    const queued = (await runsOf(session.orgId)).filter(({ status }) => status === 'queued');
    expect(queued).toMatchObject([{ dataType: 'all', trigger: 'connect' }]);
    expect(await loadIntegration(session.orgId, integrationId)).toMatchObject({ status: 'active', statusReason: null });
    expect(await openAlerts()).toEqual([]);
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
  });
});

it('a run of posts that was queued before the consent to posts ended fails with the reason and makes no call', async () => {
  platform.onCall = ({ method }) => {
    if (method === 'listPosts') throw vendorFailure('reauth', 'token_revoked');
  };
  await sync(session.orgId, integrationId, platform);
  platform.calls.length = 0;
  const run = await sync(session.orgId, integrationId, platform, 'posts');
  expect(run).toMatchObject({ status: 'failed' });
  expect(platform.calls).toEqual([]);
  expect(await runOf(session.orgId, run.runId)).toMatchObject({ errorClass: 'reauth', errorCode: 'token_revoked' });
});

it('the refusal of both consents, one after the other, ends the whole grant', async () => {
  platform.onCall = ({ method }) => {
    if (method === 'listPosts' || method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_revoked');
  };
  await sync(session.orgId, integrationId, platform);
  const { consents, status } = await loadIntegration(session.orgId, integrationId);
  expect(status).toBe('reauth_required');
  expect(consents.every((consent) => consent.status === 'reauth_required')).toBe(true);
});
