import { readRawBody } from '@/lib/api/read-raw-body';
import { toAppError } from '@/lib/api/to-app-error';
import { AppError } from '@/lib/errors';
import { GroupCommit } from '@/lib/group-commit';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { RawWebhook, WebhookAnswer, WebhookSecrets } from '@/lib/platforms/webhook';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, takeFromTier } from '@/lib/rate-limit/rate-limit';
import { findKeyOwners } from '../keys/find-key-owners';
import { type ReceivedRequest, type StoredDelivery, storeDeliveries } from './store-deliveries';
import { webhookSecrets } from './webhook-secrets';

// Deliveries per transaction; one request of Meta may carry a thousand.
const MOST_IN_A_GROUP = 500;

const inbox = new GroupCommit<ReceivedRequest, StoredDelivery[]>(storeDeliveries, {
  most: MOST_IN_A_GROUP,
  weigh: ({ deliveries }) => deliveries.length,
  isOutage: (error) => toAppError(error).code === 'unavailable',
  refuse: () => new AppError('unavailable', 'Too many webhooks at once. Send it again.', { retryAfterSeconds: 5 }),
});

interface Receipt {
  answer: WebhookAnswer;
  stored: StoredDelivery[];
}

function notVerified(): AppError {
  return new AppError('unauthenticated', 'The signature is not valid.');
}

// Null means that the app's secret verified it, so it may concern any organization.
function verifiedByApp(platform: PlatformId, raw: RawWebhook, secrets: WebhookSecrets): null {
  if (!platformDefinition(platform).webhooks.verifyWebhook(raw, secrets)) throw notVerified();
  return null;
}

async function verifiedByOrganizations(platform: PlatformId, raw: RawWebhook): Promise<string[]> {
  const owners = await findKeyOwners(platform, raw);
  if (owners.length === 0) throw notVerified();
  return owners;
}

/**
 * Verifies a request over its raw bytes and stores its deliveries. They are committed when it returns.
 * @throws AppError `rate_limited`, `unavailable` (no secret, or no database), `payload_too_large`, `request_timeout`,
 *   `unauthenticated` for a wrong signature
 */
export async function receiveWebhook(platform: PlatformId, request: Request): Promise<Receipt> {
  const verdict = await takeFromTier('webhooks', 'route', clientNetwork(request.headers));
  if (!verdict.allowed) throw rateLimited(verdict);
  const { parseDelivery, accepted, keysOf } = platformDefinition(platform).webhooks;
  const appSecrets = keysOf === 'app' ? webhookSecrets(platform) : null;
  const body = await readRawBody(request);
  const receivedAt = new Date();
  const raw = { body, headers: request.headers, receivedAt };
  const onlyFor = appSecrets ? verifiedByApp(platform, raw, appSecrets) : await verifiedByOrganizations(platform, raw);
  const stored = await inbox.add({ platform, receivedAt, onlyFor, deliveries: parseDelivery(body) });
  return { answer: accepted, stored };
}
