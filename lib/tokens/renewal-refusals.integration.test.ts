import type { ServerResponse } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { withOrg } from '@/db/tenant';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { OrgSession } from '@/lib/auth/org-session';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import type { PlatformId } from '@/lib/platform-ids';
import { createPlatform } from '@/lib/platforms/registry';
import { packDualGrant as packTikTok } from '@/lib/platforms/tiktok/vendor/dual-grant';
import { packDualGrant as packTwitter } from '@/lib/platforms/twitter/vendor/dual-grant';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { sendJson, startVendorServer, type VendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { accessTokenFor } from './access-token-for';
import { plantGrant } from './testing/plant-grant';

logger.level = 'silent';

// lost: carried out, never answered. cut: half of the answer arrives. refused: the platform rejects it.
type Fate = 'lost' | 'cut' | 'refused' | 'answered';

interface Renewal {
  id: PlatformId;
  // What the grant covers besides the renewed part, and must still read.
  lasting: 'ads' | null;
  consents: string[];
  accessToken: string;
  refreshToken: string | null;
  path: string;
  // The platform refuses a token that was sent before.
  isSingleUse: boolean;
  good: object;
  refusal: [number, object];
}

const posts = { token: 'posts-1', scopes: ['tweet.read'], endsAt: Date.parse('2100-01-01') };
const pair = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 7200 };
const invalidGrant: [number, object] = [400, { error: 'invalid_grant' }];
const tiktokPosts = { token: 'act.1', openId: 'open-1', scopes: ['user.info.basic'] };
const plain = { lasting: null, accessToken: 'access-1', refreshToken: 'refresh-1', isSingleUse: false, good: pair };
const twitter = {
  id: 'twitter' as const,
  refreshToken: 'refresh-1',
  path: '/2/oauth2/token',
  isSingleUse: true,
  good: { ...pair, token_type: 'bearer', scope: 'tweet.read' },
  refusal: [400, { error: 'invalid_request' }] as [number, object],
};
const tiktok = {
  id: 'tiktok' as const,
  refreshToken: 'refresh-1',
  path: '/tt_user/oauth2/refresh_token/',
  isSingleUse: true,
  good: { code: 0, message: 'OK', data: { ...pair, open_id: 'open-1', scope: 'user.info.basic' } },
  refusal: [200, { code: 40_105, message: 'Access token is invalid', data: {} }] as [number, object],
};

const renewals: [string, Renewal][] = [
  ['Google', { ...plain, id: 'google', consents: ['ads'], path: '/token', refusal: invalidGrant }],
  [
    'LinkedIn',
    {
      ...plain,
      id: 'linkedin',
      consents: ['ads_and_posts'],
      path: '/accessToken',
      refusal: invalidGrant,
    },
  ],
  [
    'Snapchat',
    {
      ...plain,
      id: 'snapchat',
      consents: ['ads_and_posts'],
      path: '/access_token',
      refusal: invalidGrant,
    },
  ],
  [
    'Meta',
    {
      ...plain,
      id: 'meta',
      consents: ['ads_and_posts'],
      refreshToken: null,
      path: '/oauth/access_token',
      refusal: [400, { error: { code: 190, error_subcode: 460, message: 'Session invalid' } }],
    },
  ],
  [
    'X with posts alone',
    { ...twitter, lasting: null, consents: ['posts'], accessToken: packTwitter({ ads: null, posts }) },
  ],
  [
    'X with ads and posts',
    {
      ...twitter,
      lasting: 'ads',
      consents: ['posts', 'ads'],
      accessToken: packTwitter({ ads: { token: 'ads-1', secret: 's' }, posts }),
    },
  ],
  [
    'TikTok with posts alone',
    { ...tiktok, lasting: null, consents: ['posts'], accessToken: packTikTok({ ads: null, posts: tiktokPosts }) },
  ],
  [
    'TikTok with ads and posts',
    {
      ...tiktok,
      lasting: 'ads',
      consents: ['ads', 'posts'],
      accessToken: packTikTok({ ads: { token: 'ads-1', scopes: [4] }, posts: tiktokPosts }),
    },
  ],
];

let server: VendorServer | undefined;
afterEach(() => server?.close());

function answer(response: ServerResponse, fate: Fate, { good, refusal: [status, refusal] }: Renewal): void {
  if (fate === 'lost') response.destroy();
  else if (fate === 'refused') sendJson(response, status, refusal);
  else if (fate === 'answered') sendJson(response, 200, good);
  else {
    const body = JSON.stringify(good);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  }
}

// The platform treats exchanges as `fates` say, then by its own rules.
async function start(renewal: Renewal, fates: Fate[]) {
  let exchanges = 0;
  server = await startVendorServer((request, response) => {
    if (!request.path.endsWith(renewal.path)) {
      sendJson(response, 200, { data: { is_valid: true, expires_at: 4_102_444_800 } });
      return;
    }
    exchanges += 1;
    answer(response, fates[exchanges - 1] ?? (renewal.isSingleUse ? 'refused' : 'answered'), renewal);
  });
  const session = await mintSession();
  const platform = createPlatform(renewal.id, {
    clientId: 'app',
    clientSecret: 'secret',
    oauth1: { consumerKey: 'ck', consumerSecret: 'cs' },
    sandboxOrigin: server.origin,
  });
  const { id, consents, accessToken, refreshToken } = renewal;
  const dates = { expiresAt: new Date(Date.now() + 300_000), refreshDueAt: new Date(Date.now() - 1000) };
  const integrationId = await plantGrant(session, { platform: id, consents, accessToken, refreshToken, ...dates });
  const renew = () => accessTokenFor(session.orgId, integrationId, () => platform);
  return { session, integrationId, renew };
}

const pauseEnds = ({ orgId }: OrgSession) =>
  withOrg(orgId, (tx) =>
    tx
      .update(integrationCredentials)
      .set({ retryAt: new Date(0) })
      .where(eq(integrationCredentials.orgId, orgId)),
  );

async function alertsOf({ orgId }: OrgSession) {
  await performEvents(orgId);
  const { alerts } = await listAlerts(orgId, { state: 'open', limit: 10 });
  return alerts.map(({ kind, values }) => [kind, values.reason, values.consent]);
}

async function expectLoss(
  { session, integrationId, renew }: Awaited<ReturnType<typeof start>>,
  renewal: Renewal,
  reason: string,
) {
  const integration = await loadIntegration(session.orgId, integrationId);
  expect(integration).toMatchObject({ status: 'reauth_required', statusReason: reason });
  if (renewal.lasting === null) {
    await expect(renew()).rejects.toMatchObject({ code: 'reauth_required', values: { reason } });
    expect(await alertsOf(session)).toEqual([['token_dead', reason, 'all']]);
    return;
  }
  expect(integration.consents).toEqual(
    expect.arrayContaining([
      { kind: 'posts', granted: false, status: 'reauth_required', statusReason: reason },
      { kind: 'ads', granted: true, status: 'granted', statusReason: null },
    ]),
  );
  // The other half is read by a token without the lost consent.
  expect((await renew()).accessToken).toMatch(/ads-1/);
  expect((await renew()).accessToken).not.toMatch(/posts-1|act\.1/);
  expect(await alertsOf(session)).toEqual([['token_dead', reason, 'posts']]);
}

describe.each(renewals)('a renewal of %s', (_name, renewal) => {
  it.each(['lost', 'cut'] as const)(
    'a renewal with an answer that is %s loses nothing that the platform still grants',
    async (fate) => {
      const started = await start(renewal, [fate]);
      const { session, integrationId, renew } = started;
      await renew();
      const waiting = await loadIntegration(session.orgId, integrationId);
      expect([
        waiting.status,
        waiting.consents.every(({ granted }) => !renewal.consents.includes('posts') || granted),
      ]).toEqual(['retry_wait', true]);
      await pauseEnds(session);
      await renew().catch(() => undefined);
      if (renewal.isSingleUse) return expectLoss(started, renewal, 'uncertain');
      expect(await loadIntegration(session.orgId, integrationId)).toMatchObject({
        status: 'active',
        statusReason: null,
      });
      expect((await renew()).accessToken).toBe('access-2');
    },
  );

  it('a renewal that is refused requires reconnection at once, only of what was refused', async () => {
    const started = await start(renewal, ['refused', 'refused']);
    await started.renew().catch(() => undefined);
    await expectLoss(started, renewal, 'token_revoked');
  });
});
