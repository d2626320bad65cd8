import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platforms/platform';
import type { WebhookAnswer } from '@/lib/platforms/webhook';
import { webhooksOf } from '@/lib/platforms/webhook-registry';
import { webhookSecrets } from './webhook-secrets';

/**
 * Proves to a platform that the address is ours.
 * @throws AppError `method_not_allowed` where the platform has no handshake; `unavailable` without a secret;
 *   `forbidden` when the question is not the platform's
 */
export function answerHandshake(platform: PlatformId, query: URLSearchParams): WebhookAnswer {
  const { answerChallenge } = webhooksOf(platform);
  if (!answerChallenge) {
    throw new AppError('method_not_allowed', `${platform} has no handshake: it sends its webhooks with POST.`);
  }
  const signing = webhookSecrets(platform);
  const answer = answerChallenge(query, { signing, verifyToken: env().META_WEBHOOK_VERIFY_TOKEN ?? null });
  if (answer === 'refused') throw new AppError('forbidden', 'This is not the handshake of the platform.');
  return answer;
}
