import 'server-only';
import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { toAppError } from '@/lib/api/to-app-error';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { WebhookAnswer } from '@/lib/platforms/webhook';
import { receiveWebhook } from './receive-webhook';
import type { StoredDelivery } from './store-deliveries';
import { webhookSecrets } from './webhook-secrets';

interface Answered {
  response: Response;
  stored: StoredDelivery[];
}

function answerOf(platform: string, request: Request): Promise<{ answer: WebhookAnswer; stored: StoredDelivery[] }> {
  if (!isPlatform(platform)) throw notFound();
  if (request.method === 'POST') return receiveWebhook(platform, request);
  return Promise.resolve({ answer: answerHandshake(platform, new URL(request.url).searchParams), stored: [] });
}

const isPlatform = (text: string): text is PlatformId => platformIds.some((id) => id === text);

/** @throws AppError `method_not_allowed` where the platform has no handshake; `forbidden` for a wrong verify token */
function answerHandshake(platform: PlatformId, query: URLSearchParams): WebhookAnswer {
  const { answerChallenge } = platformDefinition(platform).webhooks;
  if (!answerChallenge) {
    throw new AppError('method_not_allowed', `${platform} has no handshake. It sends its webhooks with POST.`);
  }
  const signing = webhookSecrets(platform);
  const answer = answerChallenge(query, { signing, verifyToken: env().META_WEBHOOK_VERIFY_TOKEN ?? null });
  if (answer === 'refused') throw new AppError('forbidden', 'This is not the handshake of the platform.');
  return answer;
}

export async function answerWebhook(request: Request, platform: string): Promise<Answered> {
  const requestId = requestIdOf(request);
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId };
  try {
    const { answer, stored } = await answerOf(platform, request);
    return {
      response: new Response(answer.body, { headers: { ...headers, 'content-type': answer.contentType } }),
      stored,
    };
  } catch (error) {
    const failure = toAppError(error);
    const log = { requestId, route: `${request.method} /api/webhooks`, code: failure.code, status: failure.status };
    const fields = isPlatform(platform) ? { ...log, platform } : log;
    if (failure.status >= 500) logger.error({ ...fields, err: error }, 'webhook could not be stored');
    else logger.info(fields, 'webhook refused');
    return { response: refusal(platform, failure, requestId), stored: [] };
  }
}

function refusal(platform: string, failure: AppError, requestId: string): Response {
  // The unread rest of a body would be parsed as the next request on this connection.
  const close: Record<string, string> = ['payload_too_large', 'request_timeout'].includes(failure.code)
    ? { connection: 'close' }
    : {};
  const problem = problemResponse(failure, requestId, close);
  const inItsWords = isPlatform(platform)
    ? platformDefinition(platform).webhooks.refused?.(failure.message)
    : undefined;
  if (!inItsWords) return problem;
  const headers = new Headers(problem.headers);
  headers.set('content-type', inItsWords.contentType);
  return new Response(inItsWords.body, { status: failure.status, headers });
}
