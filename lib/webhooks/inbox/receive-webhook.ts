import { clientNetwork } from '@/lib/api/client-address';
import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { readRawBody } from '@/lib/api/read-raw-body';
import { toAppError } from '@/lib/api/to-app-error';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platforms/platform';
import type { WebhookAnswer } from '@/lib/platforms/webhook';
import { webhooksOf } from '@/lib/platforms/webhook-registry';
import type { AnnouncedDelivery } from '../announced-delivery';
import { GroupCommit } from './group-commit';
import { type ReceivedRequest, storeDeliveries } from './store-deliveries';
import { webhookSecrets } from './webhook-secrets';

/** Deliveries in one transaction; a request of Meta alone may bring a thousand. */
const MOST_IN_A_GROUP = 500;

// One transaction for all that arrive while another one is committed: under load a commit costs each a fraction.
const inbox = new GroupCommit<ReceivedRequest, AnnouncedDelivery[]>(storeDeliveries, {
  most: MOST_IN_A_GROUP,
  weigh: ({ deliveries }) => deliveries.length,
  isEverybodys: (error) => toAppError(error).code === 'unavailable',
  refuse: () => new AppError('unavailable', 'Too many webhooks at once. Send it again.', { retryAfterSeconds: 5 }),
});

interface Receipt {
  answer: WebhookAnswer;
  /** To announce; empty for what was there already. */
  announced: AnnouncedDelivery[];
}

/**
 * Takes in what a platform sends: checked over the bytes as they arrived, then stored. Once this returns nothing of it
 * can be lost.
 * @throws AppError `rate_limited`, `unavailable` (no secret, or the database is away), `payload_too_large`,
 *   `request_timeout`, `unauthenticated` when the platform did not sign it
 */
export async function receiveWebhook(platform: PlatformId, request: Request): Promise<Receipt> {
  const verdict = await takeFromTier('webhooks', 'route', clientNetwork(request.headers));
  if (!verdict.allowed) throw rateLimited(verdict);
  const secrets = webhookSecrets(platform);
  const { verifyWebhook, parseDelivery, accepted } = webhooksOf(platform);
  const body = await readRawBody(request);
  const receivedAt = new Date();
  if (!verifyWebhook({ body, headers: request.headers, receivedAt }, secrets)) {
    throw new AppError('unauthenticated', 'The signature is not that of the platform.');
  }
  const announced = await inbox.add({ platform, receivedAt, deliveries: parseDelivery(body) });
  return { answer: accepted, announced };
}
