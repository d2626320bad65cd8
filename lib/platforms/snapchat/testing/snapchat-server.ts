import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = '0.access-canary';

/** A scripted Snapchat on loopback. Routes are paths below the version: `GET /me`. */
export function startSnapchat(snap: Script): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: snap,
    base: /^\/(adsapi|businessapi)\.snapchat\.com\/v1|^\/accounts\.snapchat\.com/,
    otherwise: snapchatError(404, 'E3002', 'not found'),
    connector: (sandboxOrigin) => createPlatform('snapchat', { ...APP, sandboxOrigin }),
  });
}

export function snapchatError(status: number, code: string, message: string): ScriptedAnswer {
  const body = {
    request_status: 'ERROR',
    request_id: 'req1',
    debug_message: message,
    display_message: '',
    error_code: code,
  };
  return { status, body };
}
