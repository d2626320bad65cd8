import { describe, expect, it, vi } from 'vitest';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, grantEverything } from './connector';
import { accountOf } from './fixtures/fixture';
import { snapchat } from './fixtures/snapchat';
import { appWith, runSandbox, sandbox } from './run-sandbox';

runSandbox();

describe('the Snapchat connector', () => {
  it('connects ads alone for an app that may not read public profiles', async () => {
    const connector = connectorOf(snapchat, appWith('no-profiles'));
    const { accessToken } = await grantEverything(connector);
    expect(await connector.oauth.describeGrant(accessToken)).toMatchObject({
      displayName: 'Layla Haddad',
      scopesGranted: ['snapchat-marketing-api'],
      scopesDeclined: ['snapchat-profile-api'],
    });
    const page = { accessToken, cursor: null };
    expect(await contentOf(connector).listProfiles(page)).toEqual({ items: [], nextCursor: null });
    const everything = connectorOf(snapchat);
    const accounts = await everything.ads.listAccounts({ ...(await grantEverything(everything)), cursor: null });
    expect((await connector.ads.listAccounts(page)).items).toEqual(accounts.items);
  });

  it('throws when it is to revoke a grant, without a call, because Snap has none for it', async () => {
    const connector = connectorOf(snapchat);
    const grant = await grantEverything(connector);
    const down = sandbox().faults.add({ kind: 'down' });
    const failure = { errorClass: 'permanent', code: 'request_rejected' };
    expect(await failureOf(connector.oauth.revoke(grant))).toMatchObject(failure);
    expect(sandbox().faults.hits(down.id)).toBe(0);
  });

  it('reads no figures of a day before it is an hour old', async () => {
    const connector = connectorOf(snapchat);
    const account = accountOf(snapchat, snapchat.mainAccount);
    vi.setSystemTime(Date.parse('2026-11-22T21:30:00Z'));
    const { accessToken } = await grantEverything(connector);
    const request = { accessToken, cursor: null, account, window: { from: '2026-11-23', to: '2026-11-25' } };
    expect(await connector.ads.listDailyMetrics(request)).toEqual({ items: [], nextCursor: null });
    vi.setSystemTime(Date.parse('2026-11-22T22:05:00Z'));
    const { items } = await connector.ads.listDailyMetrics(request);
    expect(new Set(items.map(({ date }) => date))).toEqual(new Set(['2026-11-23']));
  });
});
