import { keyedPlatforms } from '@/db/schema/webhook-keys';
import type { OrgSession } from '@/lib/auth/org-session';
import { roleAtLeast } from '@/lib/auth/roles';
import { env } from '@/lib/env';
import type { PlatformId } from '@/lib/platforms/platform';
import { webhooksOf } from '@/lib/platforms/webhook-registry';
import { listWebhookKeys } from './list-keys';
import type { WebhookKeyDto } from './schema';

/** What an admin needs to set up the lead forms of a platform. */
export interface FormKeys {
  platform: WebhookKeyDto['platform'];
  /** What people enter in the form on the platform. */
  address: string;
  keys: WebhookKeyDto[];
  /** The platform makes the keys and people enter them here; false: they are made here. */
  isEntered: boolean;
}

/** The lead form keys of the organization on a platform; null where it has none of them, or the reader is no admin. */
export async function loadFormKeys(session: OrgSession, platformId: PlatformId): Promise<FormKeys | null> {
  const platform = keyedPlatforms.find((id) => id === platformId);
  if (!platform || !roleAtLeast(session.role, 'admin')) return null;
  const keys = await listWebhookKeys(session);
  const address = new URL(`/api/webhooks/${platform}`, env().AUTH_URL).href;
  const isEntered = webhooksOf(platform).sentKey === undefined;
  return { platform, address, keys: keys.filter((key) => key.platform === platform), isEntered };
}
