import type { SandboxContext, SandboxPlatform, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { answerBatch } from './batch';
import { metaFaultAnswers } from './fault-answers';
import { answerGraph } from './graph-edges';
import { decideDialog, showDialog } from './oauth-dialog';
import { debugToken, exchangeToken } from './oauth-token';
import { metaCompany } from './seed-data';
import { openSession } from './session';
import { metaWebhooks } from './webhooks';

const dialog = { host: 'www.facebook.com', path: /^\/v2\d\.0\/dialog\/oauth\/?$/ };
const graphHost = 'graph.facebook.com';
const tokenPath = { host: graphHost, path: /^\/v2\d\.0\/oauth\/access_token\/?$/ };
const anyObject = /^\/v2\d\.0\/(?<id>[\w.-]+)(?:\/(?<edge>\w+))?(?:\/(?<rest>\w+))?\/?$/;
const batch = { host: graphHost, path: /^\/(?:v2\d\.0\/?)?$/ };

function answerObject(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { id = '', edge = '', rest } = anyObject.exec(request.path)?.groups ?? {};
  const call = { request, context, session: openSession(request, context) };
  return answerGraph(call, { id, edge, rest });
}

/** Facebook Login, the Marketing API, Pages and Instagram; all v2x.0 answer alike. */
export const metaSandbox: SandboxPlatform = {
  id: 'meta',
  company: metaCompany,
  faultAnswers: metaFaultAnswers,
  webhooks: metaWebhooks,
  routes: [
    { method: 'GET', ...dialog, handle: showDialog },
    { method: 'POST', ...dialog, handle: decideDialog },
    { method: 'GET', ...tokenPath, handle: exchangeToken },
    { method: 'POST', ...tokenPath, handle: exchangeToken },
    { method: 'GET', host: graphHost, path: /^\/v2\d\.0\/debug_token\/?$/, handle: debugToken },
    { method: 'POST', ...batch, handle: (request, context) => answerBatch(request, context, answerObject) },
    { method: 'GET', host: graphHost, path: anyObject, handle: answerObject },
    { method: 'POST', host: graphHost, path: anyObject, handle: answerObject },
    { method: 'DELETE', host: graphHost, path: anyObject, handle: answerObject },
  ],
};
