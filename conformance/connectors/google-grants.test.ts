import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { grantInBrowser } from '@/sandbox/testing/grant-in-browser';
import { codeChallenge } from '@/sandbox/testing/pkce-pair';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, consentTo, grantConsent } from './connector';
import { google } from './fixtures/google';
import { appWith, DAY_MS, runSandbox, setSecondsLater } from './run-sandbox';

runSandbox();

const DAY_SECONDS = DAY_MS / 1000;
const DEAD = { errorClass: 'reauth', code: 'token_revoked', vendorCode: 'invalid_grant' };

describe('a grant of Google', () => {
  let connector: Platform;
  beforeAll(() => {
    connector = connectorOf(google);
  });

  it('ends after half a year without use, and not while it is used', async () => {
    const [used, idle] = [await grantConsent(connector, 'ads'), await grantConsent(connector, 'ads')];
    setSecondsLater(150 * DAY_SECONDS);
    await connector.oauth.refresh(used);
    setSecondsLater(190 * DAY_SECONDS);
    expect(await failureOf(connector.oauth.refresh(used))).toBeUndefined();
    expect(await failureOf(connector.oauth.refresh(idle))).toMatchObject(DEAD);
  });

  it('ends after a week while the consent screen of the app is in testing', async () => {
    const testing = connectorOf(google, appWith('testing'));
    const grant = await grantConsent(testing, 'ads');
    setSecondsLater(7 * DAY_SECONDS - 1);
    expect(await failureOf(testing.oauth.refresh(grant))).toBeUndefined();
    setSecondsLater(7 * DAY_SECONDS);
    expect(await failureOf(testing.oauth.refresh(grant))).toMatchObject(DEAD);
  });

  it('ends when the same person has given a hundred newer ones', async () => {
    const { person } = google.reach.hana;
    const oldest = await grantConsent(connector, 'ads', { person });
    for (let count = 0; count < 99; count += 1) await grantConsent(connector, 'ads', { person });
    expect(await failureOf(connector.oauth.refresh(oldest))).toBeUndefined();
    await grantConsent(connector, 'ads', { person });
    expect(await failureOf(connector.oauth.refresh(oldest))).toMatchObject(DEAD);
  });

  it('has a refresh token each time, because the connector requests consent each time', async () => {
    await grantConsent(connector, 'ads');
    expect((await grantConsent(connector, 'ads')).refreshToken).toMatch(/^1\/\/0g/);
    const answer = await consentTo(connector, 'ads');
    const { redirectUri } = answer;
    const request = { consent: 'ads' as const, state: 'quiet', redirectUri, codeChallenge, rerequest: false };
    const { url } = await connector.oauth.beginConsent(request);
    url.searchParams.delete('prompt');
    const { searchParams } = await grantInBrowser(url);
    expect((await connector.oauth.completeConsent({ ...answer, answer: searchParams })).refreshToken).toBeNull();
  });

  it('stays revoked after a new consent', async () => {
    const { person } = google.reach.omar;
    const grant = await grantConsent(connector, 'ads', { person });
    await connector.oauth.revoke(grant);
    await grantConsent(connector, 'ads', { person });
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject(DEAD);
  });
});
