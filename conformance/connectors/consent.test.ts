import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, consentTo, grantConsent, grantEverything } from './connector';
import { hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { NOW, runSandbox, setSecondsLater } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let connector: Platform;
  beforeAll(() => {
    connector = connectorOf(fixture);
  });

  it('describes a grant of everything by its person, scopes and consents', async () => {
    const { accessToken } = await grantEverything(connector);
    const requestedScopes = connector.consents.flatMap(({ scopes }) => scopes);
    expect(await connector.oauth.describeGrant(accessToken)).toEqual(fixture.description(requestedScopes));
  });

  it('returns a grant of everything that ends with its first consent and keeps the refresh token', async () => {
    const grant = await grantEverything(connector);
    const seconds = fixture.consents.flatMap(({ tokenSeconds }) => tokenSeconds ?? []);
    expect(grant.expiresAt).toEqual(new Date(NOW + Math.min(...seconds) * 1000));
    const hasRefreshToken = fixture.consents.some((consent) => consent.hasRefreshToken);
    expect(grant.refreshToken).toEqual(hasRefreshToken ? expect.any(String) : null);
  });

  it('has the consents of its fixture', () => {
    expect(connector.consents.map(({ kind }) => kind)).toEqual(fixture.consents.map(({ kind }) => kind));
  });

  describe.each(fixture.consents.map((consent) => [consent.kind, consent] as const))(
    'for the consent %s',
    (kind, consent) => {
      const { mismatches, codeLife } = consent;

      it('returns a grant that ends when the platform says', async () => {
        const grant = await grantConsent(connector, kind);
        const { tokenSeconds, hasRefreshToken } = consent;
        expect(grant.expiresAt).toEqual(tokenSeconds === null ? null : new Date(NOW + tokenSeconds * 1000));
        expect(grant.refreshToken).toEqual(hasRefreshToken ? expect.any(String) : null);
      });

      it('throws consent_refused when the person declines', async () => {
        const refused = await consentTo(connector, kind, { decision: 'cancel' });
        expect(await failureOf(connector.oauth.completeConsent(refused))).toMatchObject(consent.refused);
      });

      it('accepts a code once', async () => {
        const answer = await consentTo(connector, kind);
        await connector.oauth.completeConsent(answer);
        expect(await failureOf(connector.oauth.completeConsent(answer))).toMatchObject(consent.used);
      });

      if (hasLack(mismatches)) {
        it('is not bound to a redirect address', (context) => context.skip(mismatches.lack));
      } else {
        it.each(mismatches.map((mismatch) => [mismatch.what, mismatch] as const))(
          'rejects a code with %s and accepts it without',
          async (_what, { change, failure }) => {
            const answer = await consentTo(connector, kind);
            expect(await failureOf(connector.oauth.completeConsent({ ...answer, ...change }))).toMatchObject(failure);
            expect(await failureOf(connector.oauth.completeConsent(answer))).toBeUndefined();
          },
        );
      }

      it('accepts a code until the second before its end', async (context) => {
        if (hasLack(codeLife)) return context.skip(codeLife.lack);
        const [early, late] = [await consentTo(connector, kind), await consentTo(connector, kind)];
        setSecondsLater(codeLife.seconds - 1);
        expect(await failureOf(connector.oauth.completeConsent(early))).toBeUndefined();
        setSecondsLater(codeLife.seconds);
        expect(await failureOf(connector.oauth.completeConsent(late))).toMatchObject(codeLife.ended);
      });

      it('is refused for an app with a wrong secret', async () => {
        const oauth1 = { consumerKey: 'sandbox-twitter-consumer', consumerSecret: 'guessed' };
        const guessing = connectorOf(fixture, { clientSecret: 'guessed', oauth1 });
        expect(await failureOf(grantConsent(guessing, kind))).toMatchObject(consent.wrongSecret);
      });
    },
  );
});
