import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = 'AQXaccess-canary';

/** A scripted LinkedIn on loopback. Routes are paths below `/rest` or `/oauth/v2`: `GET /adAccounts`. */
export function startLinkedIn(linkedin: Script): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: linkedin,
    base: /^\/api\.linkedin\.com\/rest|^\/www\.linkedin\.com\/oauth\/v2|^\/api\.linkedin\.com/,
    otherwise: apiError(404, 'NOT_FOUND'),
    connector: (sandboxOrigin) => createPlatform('linkedin', { ...APP, sandboxOrigin }),
  });
}

export function apiError(
  status: number,
  code: string,
  serviceErrorCode?: number,
  message = 'Something happened',
): ScriptedAnswer {
  return { status, body: { status, code, serviceErrorCode, message }, headers: { 'x-li-uuid': 'AAYtrace1==' } };
}

export function queryOf({ address, body }: SeenRequest): string {
  return address.split('?')[1] ?? body;
}
