import { serve } from 'inngest/next';
import { NextRequest } from 'next/server';
import { problemResponse } from '@/lib/api/problem';
import { readEngineCall } from '@/lib/api/read-engine-call';
import { requestIdOf } from '@/lib/api/request-id-of';
import { toAppError } from '@/lib/api/to-app-error';
import { ENGINE_PATH, engineOrigin } from '@/lib/engine/own-address';
import { logger } from '@/lib/logger';
import { functions } from '.';
import { inngest } from './client';

type Method = 'GET' | 'POST' | 'PUT';

let handler: ReturnType<typeof serve> | undefined;

// Created with the first call: a build imports this file without an environment.
function sdk(): ReturnType<typeof serve> {
  handler ??= serve({
    client: inngest,
    functions,
    serveOrigin: engineOrigin(),
    servePath: ENGINE_PATH,
    enableUnauthedSync: false,
  });
  return handler;
}

// Under our own address, whatever address the call came to. `search` names function and step.
export function callSdk(method: Method, search: string, headers: Headers, body: string): Promise<Response> {
  const request = new NextRequest(new URL(`${ENGINE_PATH}${search}`, engineOrigin()), {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
  });
  return sdk()[method](request, undefined);
}

export async function answerEngine(request: Request, method: Method): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const body = await readEngineCall(request);
    return await callSdk(method, new URL(request.url).search, request.headers, body);
  } catch (error) {
    const failure = toAppError(error);
    const log = { requestId, route: `${method} ${ENGINE_PATH}`, code: failure.code, status: failure.status };
    if (failure.status >= 500) logger.error({ ...log, err: error }, 'request failed');
    else logger.info(log, 'request refused');
    return problemResponse(failure, requestId);
  }
}
