import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { describeAll } from './description';
import { createPlatform } from './registry';

const config = { clientId: 'client', clientSecret: 'secret' };
const redirectUri = 'https://cmis.example/api/connect/callback';
const codeChallenge = createHash('sha256').update(randomBytes(32)).digest('base64url');

describe.each(platformIds)('the consent screen of %s', (id) => {
  it('is opened with the state, and with a PKCE challenge exactly where the connector says so', async () => {
    const platform = createPlatform(id, config);
    for (const { kind: consent } of platform.consents) {
      const request = { consent, state: 'state-1', redirectUri, codeChallenge, rerequest: false };
      const { url } = await platform.oauth.beginConsent(request);
      expect(url.searchParams.get('state')).toBe('state-1');
      const { usesPkce } = platform.capabilities;
      expect(url.searchParams.get('code_challenge')).toBe(usesPkce ? codeChallenge : null);
      expect(url.searchParams.get('code_challenge_method')).toBe(usesPkce ? 'S256' : null);
    }
  });
});

it('a platform either revokes access or names where a person removes it', () => {
  for (const { revokesAccess, accessSettingsUrl } of describeAll())
    expect(revokesAccess).toBe(accessSettingsUrl === null);
  expect(
    describeAll()
      .filter(({ revokesAccess }) => !revokesAccess)
      .map(({ platform }) => platform),
  ).toEqual(['snapchat']);
});
