import { expect, vi } from 'vitest';
import type { ConsentAnswer, ConsentKind, Platform, PlatformConfig, TokenGrant } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { grantInBrowser } from '@/sandbox/testing/grant-in-browser';
import { codeChallenge, codeVerifier } from '@/sandbox/testing/pkce-pair';
import type { PlatformFixture } from './fixtures/fixture';
import { NOW, sandbox } from './run-sandbox';

/** The connector of a platform for one app: the only place of the suite that creates one. */
export function connectorOf({ id }: PlatformFixture, app: Partial<PlatformConfig> = {}): Platform {
  return createPlatform(id, {
    clientId: `sandbox-${id}-client`,
    clientSecret: `sandbox-${id}-secret`,
    oauth1: { consumerKey: 'sandbox-twitter-consumer', consumerSecret: 'sandbox-twitter-consumer-secret' },
    ...app,
    sandboxOrigin: sandbox().url,
  });
}

type Decision = Parameters<typeof grantInBrowser>[1];

/** Answers the consent screen as a person does; with everything granted by the first person unless `decision` differs. */
export async function consentTo(
  { id, oauth }: Platform,
  consent: ConsentKind,
  decision: Decision = {},
): Promise<ConsentAnswer> {
  const redirectUri = `http://127.0.0.1:3000/api/connect/${id}/callback`;
  const state = `st4te-${consent}`;
  const { url, secret } = await oauth.beginConsent({ consent, state, redirectUri, codeChallenge, rerequest: false });
  const back = await grantInBrowser(url, decision);
  // TikTok adds a slash.
  expect([redirectUri, `${redirectUri}/`]).toContain(`${back.origin}${back.pathname}`);
  expect(back.searchParams.get('state')).toBe(state);
  return { consent, answer: back.searchParams, redirectUri, codeVerifier, secret };
}

export async function grantConsent(
  connector: Platform,
  consent: ConsentKind,
  decision: Decision = {},
): Promise<TokenGrant> {
  return connector.oauth.completeConsent(await consentTo(connector, consent, decision));
}

/** A grant of all consents of the platform, in its order. */
export async function grantEverything(
  connector: Platform,
  decision: Decision = {},
  consents: readonly ConsentKind[] = connector.consents.map(({ kind }) => kind),
): Promise<TokenGrant> {
  let grant: TokenGrant | undefined;
  for (const kind of consents) {
    const fresh = await grantConsent(connector, kind, decision);
    grant = grant ? connector.oauth.mergeGrants(grant, fresh) : fresh;
  }
  if (!grant) throw new Error('the platform has no consent');
  return grant;
}

/** A connector with a token that is two minutes old: LinkedIn does not know younger ones everywhere. */
export async function openReader(
  fixture: PlatformFixture,
  app?: Partial<PlatformConfig>,
): Promise<{ connector: Platform; accessToken: string }> {
  const connector = connectorOf(fixture, app);
  vi.setSystemTime(NOW - 120_000);
  const { accessToken } = await grantEverything(connector);
  vi.setSystemTime(NOW);
  return { connector, accessToken };
}
