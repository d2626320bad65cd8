import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { memberships } from '@/db/schema/memberships';
import { oauthStates } from '@/db/schema/oauth-states';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { connect, connectAll, integrationsOf, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { finishConnect, startConnect } from './connect';
import { accessTokenFor } from './credentials';
import { getIntegration } from './data';

const meta = { platform: 'meta' as const, locale: 'ar', origin: 'https://cmis.example', sessionVersion: 1 };
let session: OrgSession;
let platform: FakePlatform;

const platformOf = () => platform;

async function startedState(): Promise<string> {
  return (await startConnect(session, meta, platformOf)).searchParams.get('state') ?? '';
}

function comingBack(state: string | null, values: Partial<Parameters<typeof finishConnect>[0]> = {}) {
  const back = {
    platform: 'meta' as const,
    code: 'code-1',
    state,
    userId: session.user.id,
    sessionVersion: 1,
    ...values,
  };
  return finishConnect(back, platformOf);
}

beforeEach(async () => {
  session = await mintSession('admin');
  platform = new FakePlatform();
  platform.accounts = ['1', '2', '3'].map((id) => remoteAccount(id));
  platform.profiles = [{ externalId: '9', kind: 'page', name: 'صفحة', handle: null, followers: 5 }];
});

describe('starting a connection', () => {
  it('is protected: below admin nobody may', async () => {
    session = await mintSession('marketer');
    await expect(startConnect(session, meta, platformOf)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('sends to the consent screen with our own return address and stores no state in clear', async () => {
    const consent = await startConnect(session, meta, platformOf);
    expect(consent.searchParams.get('redirect_uri')).toBe('https://cmis.example/api/connect/meta/callback');
    const stored = await withOrg(session.orgId, (tx) => tx.select().from(oauthStates));
    expect(JSON.stringify(stored)).not.toContain(consent.searchParams.get('state'));
    expect(stored[0]?.codeVerifierCiphertext).toMatch(/^v1\./);
  });

  it('refuses to renew an integration of another organization', async () => {
    const foreign = await mintSession();
    const integrationId = await connect(foreign, platform);
    await expect(startConnect(session, { ...meta, integrationId }, platformOf)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('coming back from the consent screen', () => {
  it.each([null, '', 'never-issued'])('refuses the state %j', async (state) => {
    await expect(comingBack(state)).rejects.toMatchObject({ messageKey: 'stateInvalid', values: {} });
  });

  it('refuses the state of another person, and leaves it usable for its owner', async () => {
    const state = await startedState();
    const other = await mintSession();
    await expect(comingBack(state, { userId: other.user.id })).rejects.toMatchObject({ messageKey: 'stateInvalid' });
    await expect(comingBack(state)).resolves.toMatchObject({ locale: 'ar' });
  });

  it('refuses the state of an ended session', async () => {
    const state = await startedState();
    await expect(comingBack(state, { sessionVersion: 2 })).rejects.toMatchObject({ messageKey: 'stateInvalid' });
  });

  it('refuses the state of another platform', async () => {
    const state = await startedState();
    await expect(comingBack(state, { platform: 'google' })).rejects.toMatchObject({ messageKey: 'stateInvalid' });
  });

  it('refuses a state used before, also when two come at once', async () => {
    const state = await startedState();
    const answers = await Promise.allSettled([comingBack(state), comingBack(state), comingBack(state)]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    await expect(comingBack(state)).rejects.toMatchObject({
      messageKey: 'stateUsed',
      values: { orgId: session.orgId },
    });
  });

  it('refuses a state older than ten minutes', async () => {
    const state = await startedState();
    await withOrg(session.orgId, (tx) => tx.update(oauthStates).set({ expiresAt: new Date(Date.now() - 1) }));
    await expect(comingBack(state)).rejects.toMatchObject({ messageKey: 'stateExpired' });
  });

  it('refuses a person whose role was lowered meanwhile', async () => {
    const state = await startedState();
    await withOrg(session.orgId, (tx) =>
      tx
        .update(memberships)
        .set({ role: 'viewer' })
        .where(and(eq(memberships.orgId, session.orgId), eq(memberships.userId, session.user.id))),
    );
    await expect(comingBack(state)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await integrationsOf(session.orgId)).toHaveLength(0);
  });

  it('tells a refused consent from a failed one, and stores nothing', async () => {
    const refused = comingBack(await startedState(), { code: null, error: 'access_denied' });
    await expect(refused).rejects.toMatchObject({ messageKey: 'consentRefused', values: { locale: 'ar' } });
    platform.onCall = ({ method }) => {
      if (method === 'exchangeCode') throw vendorFailure('permanent', 'request_rejected');
    };
    const failed = comingBack(await startedState());
    await expect(failed).rejects.toMatchObject({ code: 'platform_failed', messageKey: 'connectFailed' });
    expect(await integrationsOf(session.orgId)).toHaveLength(0);
  });
});

describe('a stored grant', () => {
  it('holds every account and profile of every page, none chosen', async () => {
    const integration = await getIntegration(session.orgId, await connect(session, platform));
    expect(integration).toMatchObject({ status: 'choosing_accounts', sync: { state: 'never' } });
    expect(integration.adAccounts.map((account) => account.externalId).sort()).toEqual(['1', '2', '3']);
    expect([...integration.adAccounts, ...integration.profiles].some((entry) => entry.selected)).toBe(false);
  });

  it('connects with what was granted when a permission was declined', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listProfiles') throw vendorFailure('reauth', 'permission_missing');
    };
    const integration = await getIntegration(session.orgId, await connect(session, platform));
    expect(integration.adAccounts).toHaveLength(3);
    expect(integration.profiles).toEqual([]);
  });

  it('keeps its tokens encrypted at rest, bound to their row', async () => {
    const id = await connect(session, platform);
    const [row] = await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials));
    expect(row?.accessTokenCiphertext).toMatch(/^v1\.test\./);
    expect(JSON.stringify(row)).not.toContain('access-1');
    expect(JSON.stringify(row)).not.toContain('refresh-1');
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-1');
  });

  it('comes back with history and choices when granted again, and keeps a refresh token that is not sent again', async () => {
    const id = await connectAll(session, platform);
    platform.grant = { accessToken: 'access-2', refreshToken: null, expiresAt: new Date(Date.now() + 1000) };
    expect(await connect(session, platform)).toBe(id);
    expect(await getIntegration(session.orgId, id)).toMatchObject({ status: 'active', statusReason: null });
    platform.grant = { accessToken: 'access-3', refreshToken: null, expiresAt: null };
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-3');
    expect(platform.calls.filter((call) => call.method === 'refresh')).toMatchObject([{ subject: 'refresh-1' }]);
  });

  it('of one person in two organizations stays apart', async () => {
    const other = await mintSession();
    const mine = await connectAll(session, platform);
    const theirs = await connectAll(other, platform);
    expect(mine).not.toBe(theirs);
    const [a, b] = [await getIntegration(session.orgId, mine), await getIntegration(other.orgId, theirs)];
    expect(a.adAccounts.map((account) => account.id)).not.toEqual(b.adAccounts.map((account) => account.id));
    await expect(getIntegration(session.orgId, theirs)).rejects.toMatchObject({ code: 'not_found' });
  });
});
