import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';
import { POSTS_SCOPES } from '../constants';
import { packDualGrant } from '../vendor/dual-grant';

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
const ads = { token: 'ads-token-canary', scopes: [4, 100, 200, 210] };
const posts = { token: 'act.posts-token-canary', openId: '723f-open-id', scopes: [...POSTS_SCOPES] };
export const BOTH = packDualGrant({ ads, posts });
export const ADS_ONLY = packDualGrant({ ads, posts: null });
export const POSTS_ONLY = packDualGrant({ ads: null, posts });
export const ACCOUNT = {
  externalId: '7590001234567890123',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  accessPath: null,
};

/** A scripted API on loopback. Routes are paths below the version: `GET /campaign/get/`. */
export function startApi(api: Script): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: api,
    base: '/business-api.tiktok.com/open_api/v1.3',
    otherwise: { status: 404, body: {} },
    connector: (sandboxOrigin) => createPlatform('tiktok', { ...APP, sandboxOrigin }),
  });
}

export const ok = (data: unknown): ScriptedAnswer => ({ body: { code: 0, message: 'OK', request_id: 'r', data } });
export const failure = (code: number, message = 'Something happened'): ScriptedAnswer => ({
  body: { code, message, request_id: '20261122AB', data: {} },
});

export const numbered = (list: unknown[], page = 1, totalPage = 1, totalNumber = list.length): ScriptedAnswer =>
  ok({ list, page_info: { page, page_size: 1000, total_number: totalNumber, total_page: totalPage } });
