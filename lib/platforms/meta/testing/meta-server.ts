import { createPlatform } from '../../registry';
import {
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
  startScriptedPlatform,
} from '../../testing/scripted-platform';

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const USER_TOKEN = 'EAAusercanary';

/** A scripted Graph API on loopback. Routes are paths below the version: `GET /me`. */
export function startMeta(graph: Script): Promise<ScriptedPlatform> {
  return startScriptedPlatform({
    script: graph,
    base: '/graph.facebook.com/v26.0',
    otherwise: { status: 404, body: { error: { code: 2500 } } },
    connector: (sandboxOrigin) => createPlatform('meta', { ...APP, sandboxOrigin }),
  });
}

export function graphError(code: number, subcode?: number, message = 'Something happened'): ScriptedAnswer {
  const error = { message, type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'AbcTrace1' };
  return { status: 400, body: { error } };
}
