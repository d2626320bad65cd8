import { describe, expect, it } from 'vitest';
import type { Platform, TokenGrant } from '@/lib/platforms/platform';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, grantConsent, grantEverything } from './connector';
import { accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { DAY_MS, runSandbox, sandbox, setSecondsLater } from './run-sandbox';

runSandbox();

const EXPIRED = { errorClass: 'reauth', code: 'token_expired' };

describe.each(platforms)('the %s connector', (_, fixture) => {
  const { renewal, revocation, description } = fixture;
  const probe = (connector: Platform, { accessToken }: TokenGrant): Promise<unknown> =>
    renewal.probe === 'describeGrant'
      ? connector.oauth.describeGrant(accessToken)
      : contentOf(connector).listProfiles({ accessToken, cursor: null });
  const spent = hasLack(fixture.separateConsents) ? null : fixture.separateConsents.spentRefreshToken;
  const tokenSeconds = fixture.consents.find(({ kind }) => kind === renewal.consent)?.tokenSeconds ?? 0;

  describe.each(renewal.apps.map((each) => [each.label, each] as const))(
    'of %s',
    (_label, { app, refreshToken, secondUse }) => {
      it('renews a grant again and again, and the platform accepts each new token', async () => {
        const connector = connectorOf(fixture, app);
        const first = await grantEverything(connector);
        let grant = first;
        for (let round = 1; round <= 3; round += 1) {
          setSecondsLater(round * renewal.everySeconds);
          if (renewal.afterTheEnd) expect(await failureOf(probe(connector, grant))).toMatchObject(EXPIRED);
          const renewed = await connector.oauth.refresh(grant);
          expect(renewed.expiresAt).toEqual(new Date(Date.now() + tokenSeconds * 1000));
          expect(renewed.accessToken).not.toBe(grant.accessToken);
          const before = grant.refreshToken;
          grant = connector.oauth.mergeGrants(grant, renewed);
          if (refreshToken === 'replaced') expect(grant.refreshToken).not.toBe(before);
          expect(grant.refreshToken === null).toBe(refreshToken === 'none');
          if (refreshToken === 'omitted') expect(renewed.refreshToken).toBeNull();
          if (refreshToken === 'omitted' || refreshToken === 'kept')
            expect(grant.refreshToken).toBe(first.refreshToken);
          expect(await failureOf(probe(connector, grant))).toBeUndefined();
          const { displayName, consents } = description([]);
          expect(await connector.oauth.describeGrant(grant.accessToken)).toMatchObject({ displayName, consents });
        }
      });

      it('treats a second use of the first refresh token as the platform does', async () => {
        const connector = connectorOf(fixture, app);
        const first = await grantEverything(connector);
        await connector.oauth.refresh(first);
        if (!renewal.afterTheEnd) setSecondsLater(tokenSeconds);
        const again = connector.oauth.refresh(first);
        if (secondUse === 'works') return expect(await failureOf(again)).toBeUndefined();
        if ('fails' in secondUse) return expect(await failureOf(again)).toMatchObject(secondUse.fails);
        const left = await again;
        expect(left).toMatchObject({ refreshToken: null, expiresAt: null });
        const consents = connector.consents.filter(({ kind }) => secondUse.leaves.includes(kind));
        expect(await connector.oauth.describeGrant(left.accessToken)).toMatchObject({
          consents: secondUse.leaves,
          scopesGranted: consents.flatMap(({ scopes }) => scopes),
        });
      });
    },
  );

  it('renews no grant beyond the end that the platform sets from the consent on', async (context) => {
    const { endsAfter } = renewal;
    if (hasLack(endsAfter)) return context.skip(endsAfter.lack);
    const connector = connectorOf(fixture, endsAfter.app);
    let grant = await grantConsent(connector, renewal.consent);
    setSecondsLater(((endsAfter.days - 1) * DAY_MS) / 1000);
    grant = connector.oauth.mergeGrants(grant, await connector.oauth.refresh(grant));
    setSecondsLater((endsAfter.days * DAY_MS) / 1000);
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject(endsAfter.failure);
  });

  it.each([
    ['rate_limited', 'rate_limited'],
    ['http_500', 'transient'],
    ['html_503', 'transient'],
    ['malformed_json', 'transient'],
    ['reset', 'transient'],
  ] as const)('calls the token endpoint once under %s, fails as %s and renews afterwards', async (kind, errorClass) => {
    const connector = connectorOf(fixture, renewal.apps[0]?.app);
    const grant = await grantConsent(connector, renewal.consent);
    const added = sandbox().faults.add({ kind, match: { pathPattern: renewal.path } });
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject({ errorClass });
    // A refresh token that works once must not be sent twice.
    expect(sandbox().faults.hits(added.id)).toBe(1);
    sandbox().faults.clear();
    const later = await failureOf(connector.oauth.refresh(grant));
    // The answer that was damaged had the only valid refresh token.
    if (kind === 'malformed_json' && spent) expect(later).toMatchObject(spent);
    else expect(later).toBeUndefined();
  });

  it('revokes a grant with all its tokens, and revoking it again succeeds', async (context) => {
    if (hasLack(revocation)) return context.skip(revocation.lack);
    const connector = connectorOf(fixture);
    const decision = { person: fixture.reach.omar.person };
    setSecondsLater(-120);
    const grant = await grantEverything(connector, decision);
    setSecondsLater(0);
    const page = { accessToken: grant.accessToken, cursor: null };
    const account = { ...accountOf(fixture, fixture.foreignAccount.own), accessPath: null };
    expect(await failureOf(connector.ads.listCampaigns({ ...page, account }))).toBeUndefined();
    await connector.oauth.revoke(grant);
    expect(await failureOf(connector.oauth.describeGrant(grant.accessToken))).toMatchObject(revocation.describeGrant);
    expect(await failureOf(connector.ads.listCampaigns({ ...page, account }))).toMatchObject(revocation.listCampaigns);
    if (revocation.listAccounts) {
      expect(await failureOf(connector.ads.listAccounts(page))).toMatchObject(revocation.listAccounts);
    }
    const renewal = await failureOf(connector.oauth.refresh(grant));
    if (revocation.refresh === 'works') expect(renewal).toBeUndefined();
    else expect(renewal).toMatchObject(revocation.refresh);
    expect(await failureOf(connector.oauth.revoke(grant))).toBeUndefined();
    expect(await failureOf(connector.oauth.revoke({ ...grant, refreshToken: null }))).toBeUndefined();
  });
});
