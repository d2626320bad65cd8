import { env } from '@/lib/env';
import type { PlatformId } from '@/lib/platforms/platform';

/** The address that a platform sends its webhooks to. */
export function webhookAddress(platform: PlatformId): string {
  return new URL(`/api/webhooks/${platform}`, env().AUTH_URL).href;
}
