import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id';
import { toAppError } from '@/lib/api/to-app-error';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { type PlatformId, platformIds } from '@/lib/platforms/platform';
import type { WebhookAnswer } from '@/lib/platforms/webhook';
import { webhooksOf } from '@/lib/platforms/webhook-registry';
import type { AnnouncedDelivery } from './announced-delivery';
import { receiveWebhook } from './receive-webhook';
import { webhookSecrets } from './webhook-secrets';

interface Answered {
  response: Response;
  /** To announce once the answer is on its way. */
  announced: AnnouncedDelivery[];
}

function answerOf(
  platform: string,
  request: Request,
): Promise<{ answer: WebhookAnswer; announced: AnnouncedDelivery[] }> {
  if (!isPlatform(platform)) throw notFound();
  if (request.method === 'POST') return receiveWebhook(platform, request);
  return Promise.resolve({ answer: answerHandshake(platform, new URL(request.url).searchParams), announced: [] });
}

const isPlatform = (text: string): text is PlatformId => platformIds.some((id) => id === text);

/**
 * Proves to a platform that the address is ours.
 * @throws AppError `method_not_allowed` where the platform has no handshake; `unavailable` without a secret;
 *   `forbidden` when the question is not the platform's
 */
function answerHandshake(platform: PlatformId, query: URLSearchParams): WebhookAnswer {
  const { answerChallenge } = webhooksOf(platform);
  if (!answerChallenge) {
    throw new AppError('method_not_allowed', `${platform} has no handshake: it sends its webhooks with POST.`);
  }
  const signing = webhookSecrets(platform);
  const answer = answerChallenge(query, { signing, verifyToken: env().META_WEBHOOK_VERIFY_TOKEN ?? null });
  if (answer === 'refused') throw new AppError('forbidden', 'This is not the handshake of the platform.');
  return answer;
}

/** Answers a platform's request in its own words; whatever goes wrong as a problem document. */
export async function answerWebhook(request: Request, platform: string): Promise<Answered> {
  const requestId = requestIdOf(request);
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId };
  try {
    const { answer, announced } = await answerOf(platform, request);
    return {
      response: new Response(answer.body, { headers: { ...headers, 'content-type': answer.contentType } }),
      announced,
    };
  } catch (error) {
    const failure = toAppError(error);
    const log = { requestId, route: `${request.method} /api/webhooks`, code: failure.code, status: failure.status };
    const fields = isPlatform(platform) ? { ...log, platform } : log;
    if (failure.status >= 500) logger.error({ ...fields, err: error }, 'webhook not taken');
    else logger.info(fields, 'webhook refused');
    return { response: refusal(platform, failure, requestId), announced: [] };
  }
}

/** Most platforms look at the status alone; where people of the platform read the body, it is in its shape. */
function refusal(platform: string, failure: AppError, requestId: string): Response {
  // Of a body that was not read to its end the rest would be taken for the next request.
  const close: Record<string, string> = ['payload_too_large', 'request_timeout'].includes(failure.code)
    ? { connection: 'close' }
    : {};
  const problem = problemResponse(failure, requestId, close);
  const inItsWords = isPlatform(platform) ? webhooksOf(platform).refused?.(failure.message) : undefined;
  if (!inItsWords) return problem;
  const headers = new Headers(problem.headers);
  headers.set('content-type', inItsWords.contentType);
  return new Response(inItsWords.body, { status: failure.status, headers });
}
