import 'server-only';
import { keyedPlatforms } from '@/db/schema/webhook-keys';
import type { SessionWith } from '@/lib/auth/org-session';
import { hasRole } from '@/lib/auth/require-role';
import { env } from '@/lib/env';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import { listWebhookKeys } from './list-webhook-keys';
import type { WebhookKeyDto } from './schema';

export interface FormKeys {
  platform: WebhookKeyDto['platform'];
  address: string;
  keys: WebhookKeyDto[];
  // True where the platform generates the key and people enter it here.
  isEntered: boolean;
}

/** Null where the platform uses no lead form keys, or the person is not an admin. */
export async function loadFormKeys(session: SessionWith<'viewer'>, platformId: PlatformId): Promise<FormKeys | null> {
  const platform = keyedPlatforms.find((id) => id === platformId);
  if (!platform || !hasRole(session, 'admin')) return null;
  const keys = await listWebhookKeys(session);
  const address = new URL(`/api/webhooks/${platform}`, env().AUTH_URL).href;
  const isEntered = platformDefinition(platform).webhooks.sentKey === undefined;
  return { platform, address, keys: keys.filter((key) => key.platform === platform), isEntered };
}
