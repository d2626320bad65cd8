import { expect, it } from 'vitest';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { createPlatform } from '@/lib/platforms/registry';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { startConnect } from './connect';
import { withSandboxOrganization } from './with-sandbox-organization';

process.env.CMIS_SANDBOX_URL = 'http://127.0.0.1:4999';
const app = { clientId: 'id', clientSecret: 'secret' };
const request = { locale: 'en', origin: 'https://cmis.example', sessionVersion: 1 };

async function screenOf(id: PlatformId, sandboxOrigin?: string) {
  const session = await mintSession();
  const connector = createPlatform(id, { ...app, ...(sandboxOrigin ? { sandboxOrigin } : {}) });
  const shown: URL[] = [];
  const platform = {
    ...connector,
    oauth: {
      ...connector.oauth,
      beginConsent: async (request: Parameters<typeof connector.oauth.beginConsent>[0]) => {
        const screen = await connector.oauth.beginConsent(request);
        shown.push(screen.url);
        return screen;
      },
    },
  };
  const address = await startConnect(session, { platform: id, ...request }, () => platform);
  return { address: address.href, connectors: shown[0]?.href, organization: session.organization };
}

it.each(platformIds)('the consent screen of the real %s gets nothing about the organization', async (id) => {
  const { address, connectors, organization } = await screenOf(id);
  expect(address).toBe(connectors);
  for (const word of ['sandbox', organization.id, organization.timeZone, encodeURIComponent(organization.timeZone)]) {
    expect(address).not.toContain(word);
  }
});

it.each(platformIds)('the consent screen of the sandbox for %s gets the organization, never its id', async (id) => {
  const { address, organization } = await screenOf(id, 'http://127.0.0.1:4999');
  const sent = JSON.parse(new URL(address).searchParams.get('sandbox_organization') ?? 'null');
  const { name, currency, timeZone } = organization;
  expect(sent).toEqual({ key: expect.stringMatching(/^[\w-]{43}$/), name, currency, timeZone });
  expect(address).not.toContain(organization.id);
  const again = withSandboxOrganization(new URL('http://127.0.0.1:4999/x?a=1'), organization);
  expect(JSON.parse(again.searchParams.get('sandbox_organization') ?? 'null')).toEqual(sent);
  expect(again.searchParams.get('a')).toBe('1');
});

it.each([
  'https://api.x.com/oauth/authorize?oauth_token=1',
  'http://127.0.0.1:4998/',
  'http://localhost:4999/',
  'https://127.0.0.1:4999/',
  'https://example.com/?next=http://127.0.0.1:4999',
])('the address %s is not the sandbox and stays unchanged', async (address) => {
  const { organization } = await mintSession();
  expect(withSandboxOrganization(new URL(address), organization).href).toBe(address);
});
