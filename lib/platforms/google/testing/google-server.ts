import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';

export const APP = { clientId: 'app-1.apps.googleusercontent.com', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = 'ya29.access-canary';
export const ACCOUNT = { externalId: '777', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null };

export const SEARCH = 'POST /customers/777/googleAds:search';
export const LIST = 'GET /customers:listAccessibleCustomers';
export const TOKEN = 'POST /oauth2.googleapis.com/token';
export const TOKEN_INFO = 'POST /oauth2.googleapis.com/tokeninfo';
export const REVOKE = 'POST /oauth2.googleapis.com/revoke';
export const USER_INFO = 'GET /openidconnect.googleapis.com/v1/userinfo';

/** A scripted Google on loopback. Routes omit host and version: `POST /customers/777/googleAds:search`. */
export function startGoogle(google: Script): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: google,
    base: '/googleads.googleapis.com/v26',
    otherwise: googleError(404, 'NOT_FOUND'),
    connector: (sandboxOrigin) => createPlatform('google', { ...APP, sandboxOrigin }),
  });
}

export function googleError(code: number, status: string, details: object[] = []): ScriptedAnswer {
  return { status: code, body: { error: { code, message: 'Something happened', status, details } } };
}

export function adsError(code: number, family: string, name: string, details?: object): ScriptedAnswer {
  const failure = {
    '@type': 'type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure',
    errors: [{ errorCode: { [family]: name }, message: 'Something happened', ...(details ? { details } : {}) }],
    requestId: 'r9',
  };
  return googleError(code, 'ANY', [failure]);
}

export function queryOf({ body }: SeenRequest): string {
  const { query } = JSON.parse(body) as { query: string };
  return query.replaceAll(/\s+/g, ' ');
}
