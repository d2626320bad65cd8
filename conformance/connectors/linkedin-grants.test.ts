import { describe, expect, it } from 'vitest';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, grantEverything } from './connector';
import { linkedin } from './fixtures/linkedin';
import { appWith, DAY_MS, NOW, runSandbox, setSecondsLater } from './run-sandbox';

runSandbox();

const DAY_SECONDS = DAY_MS / 1000;
const APPROVED_APP = appWith('programmatic-refresh');

describe('a grant of LinkedIn', () => {
  it('of most apps ends after 60 days, and only a person can renew it', async () => {
    const connector = connectorOf(linkedin);
    const grant = await grantEverything(connector);
    expect(grant.refreshToken).toBeNull();
    setSecondsLater(60 * DAY_SECONDS - 120);
    expect(await connector.oauth.describeGrant(grant.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    setSecondsLater(60 * DAY_SECONDS);
    const ended = { errorClass: 'reauth', code: 'token_expired' };
    expect(await failureOf(connector.oauth.describeGrant(grant.accessToken))).toMatchObject(ended);
    expect(await failureOf(connector.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject(ended);
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject(ended);
  });

  it('of an approved app is renewed for no longer than a year from the consent', async () => {
    const connector = connectorOf(linkedin, APPROVED_APP);
    const first = await grantEverything(connector);
    expect(first.refreshToken).not.toBeNull();
    setSecondsLater(59 * DAY_SECONDS);
    const renewed = connector.oauth.mergeGrants(first, await connector.oauth.refresh(first));
    expect(renewed.refreshToken).toBe(first.refreshToken);
    expect(renewed.expiresAt).toEqual(new Date(NOW + 119 * DAY_MS));
    expect(await connector.oauth.describeGrant(renewed.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    setSecondsLater(360 * DAY_SECONDS);
    const last = await connector.oauth.refresh(renewed);
    expect(last.expiresAt).toEqual(new Date(NOW + 365 * DAY_MS));
  });

  it('of an approved app loses its refresh token when it is revoked', async () => {
    const connector = connectorOf(linkedin, APPROVED_APP);
    const grant = await grantEverything(connector);
    await connector.oauth.revoke(grant);
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
  });
});
