import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { memberships } from '@/db/schema/memberships';
import { oauthStates } from '@/db/schema/oauth-states';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { connect, connectAll, integrationsOf, mintSession } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { accessTokenFor } from '@/lib/tokens/access-token-for';
import { finishConnect, startConnect } from './connect';

const meta = { platform: 'meta' as const, locale: 'ar', origin: 'https://cmis.example', sessionVersion: 1 };
let session: SessionWith<'admin'>;
let platform: FakePlatform;

const platformOf = () => platform;

async function startedState(): Promise<string> {
  return (await startConnect(session, meta, platformOf)).searchParams.get('state') ?? '';
}

function comingBack(
  state: string | null,
  values: Partial<Parameters<typeof finishConnect>[0]> = {},
  answer: Record<string, string> = { code: 'code-1' },
) {
  const back = {
    platform: 'meta' as const,
    answer: new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) }),
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
  it('is forbidden below admin', async () => {
    const marketer = await mintSession('marketer');
    // @ts-expect-error a marketer's session
    await expect(startConnect(marketer, meta, platformOf)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leads to the consent screen with our own return address, and stores no state in clear text', async () => {
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

describe('the return from the consent screen', () => {
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

  it('refuses a used state, also when two returns come at once', async () => {
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

  it('refuses a person with a lower role than at the start', async () => {
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

  it('distinguishes a refused consent from a failed one, and stores nothing', async () => {
    const refused = comingBack(await startedState(), {}, { error: 'access_denied' });
    await expect(refused).rejects.toMatchObject({ messageKey: 'consentRefused', values: { locale: 'ar' } });
    platform.onCall = ({ method }) => {
      if (method === 'completeConsent') throw vendorFailure('permanent', 'request_rejected');
    };
    const failed = comingBack(await startedState());
    await expect(failed).rejects.toMatchObject({ code: 'platform_failed', messageKey: 'connectFailed' });
    expect(await integrationsOf(session.orgId)).toHaveLength(0);
  });
});

describe('a new grant', () => {
  it('includes every account and profile of every page, none selected', async () => {
    const integration = await loadIntegration(session.orgId, await connect(session, platform));
    expect(integration).toMatchObject({ status: 'choosing_accounts', sync: { state: 'never' } });
    const expected = ['1', '2', '3'].map((id) => platform.wireId(id));
    expect(integration.adAccounts.map((account) => account.externalId).sort()).toEqual(expected);
    expect([...integration.adAccounts, ...integration.profiles].some((entry) => entry.selected)).toBe(false);
  });

  it('is stored without a permission that was declined', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listProfiles') throw vendorFailure('reauth', 'permission_missing');
    };
    const integration = await loadIntegration(session.orgId, await connect(session, platform));
    expect(integration.adAccounts).toHaveLength(3);
    expect(integration.profiles).toEqual([]);
  });

  it('has its tokens encrypted at rest, bound to their row', async () => {
    const id = await connect(session, platform);
    const [row] = await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials));
    expect(row?.accessTokenCiphertext).toMatch(/^v1\.test\./);
    expect(JSON.stringify(row)).not.toContain('access-1');
    expect(JSON.stringify(row)).not.toContain('refresh-1');
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-1');
  });

  it('restores history and choices of the same person, and keeps a refresh token that is not sent again', async () => {
    const id = await connectAll(session, platform);
    platform.grant = { accessToken: 'access-2', refreshToken: null, expiresAt: new Date(Date.now() + 1000) };
    expect(await connect(session, platform)).toBe(id);
    expect(await loadIntegration(session.orgId, id)).toMatchObject({ status: 'active', statusReason: null });
    platform.grant = { accessToken: 'access-3', refreshToken: null, expiresAt: null };
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-3');
    expect(platform.calls.filter((call) => call.method === 'refresh')).toMatchObject([{ subject: 'refresh-1' }]);
  });

  it('of one person in two organizations is stored separately', async () => {
    const other = await mintSession();
    const mine = await connectAll(session, platform);
    const theirs = await connect(other, platform);
    expect(mine).not.toBe(theirs);
    const [a, b] = [await loadIntegration(session.orgId, mine), await loadIntegration(other.orgId, theirs)];
    expect(a.adAccounts.map((account) => account.id)).not.toEqual(b.adAccounts.map((account) => account.id));
    await expect(loadIntegration(session.orgId, theirs)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a renewed consent', () => {
  const renewal = (integrationId: string, consent?: 'ads' | 'posts') =>
    startConnect(session, { ...meta, integrationId, consent }, platformOf);
  const stateOf = (screen: URL) => screen.searchParams.get('state');

  it('changes nothing when another person signed in on the screen', async () => {
    const id = await connectAll(session, platform);
    platform.externalUserId = 'somebody-else';
    platform.grant = { ...platform.grant, accessToken: 'access-of-somebody-else' };
    const back = comingBack(stateOf(await renewal(id)));
    await expect(back).rejects.toMatchObject({ messageKey: 'connectedAsOther', values: { orgId: session.orgId } });
    expect(await integrationsOf(session.orgId)).toHaveLength(1);
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-1');
  });

  it('restores an integration with unreadable old tokens', async () => {
    const id = await connectAll(session, platform);
    const garbage = { accessTokenCiphertext: 'v1.gone.AA.AA.AA', refreshTokenCiphertext: 'v1.gone.AA.AA.AA' };
    await withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set(garbage));
    await comingBack(stateOf(await renewal(id)));
    expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-1');
  });

  it('is refused for a consent that the platform does not have', async () => {
    await expect(startConnect(session, { ...meta, consent: 'ads' }, platformOf)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  describe('on a platform with two consents', () => {
    beforeEach(() => {
      platform.consents = [
        { kind: 'posts', scopes: ['read'] },
        { kind: 'ads', scopes: [] },
      ];
      platform.consentSecret = 'request-token-secret';
      platform.consentsAlive = ['posts'];
      platform.mergeGrants = (previous, fresh) => ({
        accessToken: [...new Set([...previous.accessToken.split('+'), ...fresh.accessToken.split('+')])]
          .sort()
          .join('+'),
        refreshToken: fresh.refreshToken ?? previous.refreshToken,
        expiresAt: fresh.expiresAt ?? previous.expiresAt,
      });
    });

    async function bothGiven(): Promise<string> {
      const id = await connect(session, platform);
      platform.grant = { accessToken: 'ads-1', refreshToken: null, expiresAt: null };
      platform.consentsAlive = ['posts', 'ads'];
      await comingBack(stateOf(await renewal(id, 'ads')));
      return id;
    }

    it('adds the second grant to the first, and keeps the tokens of the first', async () => {
      const id = await bothGiven();
      const [stored] = await integrationsOf(session.orgId);
      expect(stored).toMatchObject({ id, consentsGranted: ['posts', 'ads'] });
      expect((await accessTokenFor(session.orgId, id, platformOf)).accessToken).toBe('access-1+ads-1');
    });

    it('passes on the secret of the screen, which is stored encrypted', async () => {
      const state = await startedState();
      const [stored] = await withOrg(session.orgId, (tx) => tx.select().from(oauthStates));
      expect(stored?.secretCiphertext).toMatch(/^v1\./);
      await comingBack(state);
      expect(platform.calls).toContainEqual(
        expect.objectContaining({ method: 'completeConsent', subject: 'code-1 request-token-secret' }),
      );
    });

    it('leads from one consent to the next when all are renewed, and not when one was requested', async () => {
      const id = await bothGiven();
      expect(await comingBack(stateOf(await renewal(id)))).toMatchObject({ nextConsent: 'ads' });
      expect(await comingBack(stateOf(await renewal(id, 'ads')))).toMatchObject({ nextConsent: null });
      expect(await comingBack(stateOf(await renewal(id, 'posts')))).toMatchObject({ nextConsent: null });
    });

    it('waits for a renewal in progress, so that its tokens are not lost', async () => {
      const id = await bothGiven();
      const lease = (until: Date) =>
        withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set({ leaseHolder: id, leaseUntil: until }));
      await lease(new Date(Date.now() + 60_000));
      let isBack = false;
      const state = stateOf(await renewal(id, 'ads'));
      const back = comingBack(state).then(() => {
        isBack = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(isBack).toBe(false);
      await lease(new Date(Date.now() - 1));
      await back;
    });
  });
});
