import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, consentTo, grantConsent } from './connector';
import { twitter } from './fixtures/twitter';
import { NOW, runSandbox } from './run-sandbox';

runSandbox();

const REJECTED = { errorClass: 'permanent', code: 'request_rejected' };
const { person: omar } = twitter.reach.omar;

describe('a grant of X', () => {
  let connector: Platform;
  beforeAll(() => {
    connector = connectorOf(twitter);
  });

  it('for ads accepts the verifier of its own request token only', async () => {
    const answer = await consentTo(connector, 'ads');
    const other = await consentTo(connector, 'ads', { person: omar });
    const swapped = connector.oauth.completeConsent({ ...answer, answer: other.answer });
    expect(await failureOf(swapped)).toMatchObject(REJECTED);
    expect(await failureOf(connector.oauth.completeConsent(answer))).toBeUndefined();
  });

  it('for posts ends the one before, of the same person only', async () => {
    const others = await grantConsent(connector, 'posts', { person: omar });
    const first = await grantConsent(connector, 'posts');
    await grantConsent(connector, 'posts');
    const dead = { code: 'token_revoked' };
    expect(await failureOf(contentOf(connector).listProfiles({ ...first, cursor: null }))).toMatchObject(dead);
    expect(await failureOf(connector.oauth.describeGrant(first.accessToken))).toMatchObject(dead);
    expect(await failureOf(contentOf(connector).listProfiles({ ...others, cursor: null }))).toBeUndefined();
  });

  it('is refused when its two consents are of two people', async () => {
    const { oauth } = connector;
    const both = oauth.mergeGrants(
      await grantConsent(connector, 'posts'),
      await grantConsent(connector, 'ads', { person: omar }),
    );
    expect(await failureOf(oauth.describeGrant(both.accessToken))).toMatchObject({
      errorClass: 'permanent',
      code: 'other_person',
    });
  });

  it('lists no ad accounts for an app that has no access to the Ads API', async () => {
    const unapproved = connectorOf(twitter, {
      oauth1: {
        consumerKey: 'sandbox-twitter-consumer-unapproved',
        consumerSecret: 'sandbox-twitter-consumer-secret',
      },
    });
    const grant = await grantConsent(unapproved, 'ads');
    expect(await failureOf(unapproved.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      ...REJECTED,
      vendorCode: 'UNAUTHORIZED_CLIENT_APPLICATION',
    });
  });

  it('lists its ad accounts with fewer calls than the five in a quarter of an hour that X allows', async () => {
    const grant = await grantConsent(connector, 'ads');
    const list = ({ ads }: Platform) => ads.listAccounts({ ...grant, cursor: null });
    const accounts = twitter.accounts.map((account) => expect.objectContaining(account));
    for (let minute = 0; minute < 12; minute += 1) {
      vi.setSystemTime(NOW + minute * 60_000);
      expect((await list(connector)).items).toEqual(accounts);
    }
    // Connectors without what this one remembers.
    const greedy = await Promise.all(Array.from({ length: 6 }, () => failureOf(list(connectorOf(twitter)))));
    const refused = greedy.filter((error) => error !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 901 });
  });
});
