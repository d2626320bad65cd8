import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { PlatformId } from '@/lib/platform-ids';
import type { WebhookSecrets } from '@/lib/platforms/webhook';

type Prefix = Uppercase<PlatformId>;

/** @throws AppError `unavailable` when no secret is set: an unverified webhook is never accepted */
export function webhookSecrets(platform: PlatformId): WebhookSecrets {
  const name = `${platform.toUpperCase() as Prefix}_WEBHOOK_SECRET` as const;
  const [newest, ...older] = env()[name] ?? [];
  if (newest) return [newest, ...older];
  throw new AppError('unavailable', `Webhooks of ${platform} cannot be verified: ${name} is not set.`);
}
