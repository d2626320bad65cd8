import { z } from 'zod';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { graphJson } from './graph-answer';
import { invalidParameter } from './graph-error';
import { jsonParameter, parameter } from './session';

const operations = z.array(
  z.object({ method: z.enum(['GET', 'POST', 'DELETE']), relative_url: z.string(), body: z.string().optional() }),
);
const maxOperations = 50;

type Answer = (request: SandboxRequest, context: SandboxContext) => SandboxResponse;

export function answerBatch(request: SandboxRequest, context: SandboxContext, answer: Answer): SandboxResponse {
  const parsed = operations.safeParse(jsonParameter(request, 'batch'));
  if (!parsed.success) throw invalidParameter('Param batch must be a list of operations');
  if (parsed.data.length > maxOperations) throw invalidParameter('Too many requests in batch. At most 50 are allowed');
  const version = /^\/v2\d\.0/.exec(request.path)?.[0] ?? '/v26.0';
  const results = parsed.data.map(({ method, relative_url, body }) => {
    const url = new URL(relative_url.replace(/^\/?(v2\d\.0\/)?/, `${version}/`), request.origin);
    const token = parameter(request, 'access_token');
    if (token !== undefined && !url.searchParams.has('access_token')) url.searchParams.set('access_token', token);
    const fields = Object.fromEntries(new URLSearchParams(body ?? ''));
    const part = { ...request, method, path: url.pathname, query: url.searchParams, body: fields };
    const result = answerPart(part, context, answer);
    return { code: result.status, headers: [], body: result.body };
  });
  return graphJson(results);
}

function answerPart(request: SandboxRequest, context: SandboxContext, answer: Answer): SandboxResponse {
  try {
    return answer(request, context);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}
