import type { PlatformConfig } from '../../platform';
import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';
import { POSTS_SCOPES } from '../constants';
import { packDualGrant } from '../vendor/dual-grant';

export const APP: PlatformConfig = {
  clientId: 'app-1',
  clientSecret: 'app-secret-canary',
  oauth1: { consumerKey: 'ck', consumerSecret: 'consumer-secret-canary' },
};
export const ads = { token: '2244994945-ads-token', secret: 'ads-secret-canary' };
export const posts = {
  token: 'posts-token-canary',
  scopes: [...POSTS_SCOPES],
  endsAt: Date.parse('2100-01-01T00:00:00Z'),
};
export const BOTH = packDualGrant({ ads, posts });
export const ADS_ONLY = packDualGrant({ ads, posts: null });
export const POSTS_ONLY = packDualGrant({ ads: null, posts });
export const ACCOUNT = {
  externalId: '18ce54d4x5t',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  accessPath: null,
};

/** A scripted API on loopback. Routes are paths on their host: `GET /12/accounts`. */
export function startApi(api: Script, config: Partial<PlatformConfig> = {}): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: api,
    base: /^\/[^/]+/,
    otherwise: { status: 404, body: {} },
    connector: (sandboxOrigin) => createPlatform('twitter', { ...APP, ...config, sandboxOrigin }),
  });
}

export const ok = (body: unknown): ScriptedAnswer => ({ body });
export const adsFailure = (status: number, code: string, headers: Record<string, string> = {}): ScriptedAnswer => ({
  status,
  headers,
  body: { errors: [{ code, message: 'Something happened' }], request: { params: {} } },
});
export const page = (data: unknown[], next: string | null = null): ScriptedAnswer =>
  ok({ request: { params: {} }, next_cursor: next, data });
