import type { PlatformId } from '@/lib/platform-ids';
import { createGooglePlatform } from './google';
import { createLinkedInPlatform } from './linkedin';
import { createMetaPlatform } from './meta';
import type { Platform, PlatformConfig } from './platform';
import { createSnapchatPlatform } from './snapchat';
import { createTikTokPlatform } from './tiktok';
import { createTwitterPlatform } from './twitter';

const connectors: Record<PlatformId, (config: PlatformConfig) => Platform> = {
  meta: createMetaPlatform,
  google: createGooglePlatform,
  tiktok: createTikTokPlatform,
  linkedin: createLinkedInPlatform,
  twitter: createTwitterPlatform,
  snapchat: createSnapchatPlatform,
};

/** Create a connector once per process and config: it caches page tokens in memory. */
export function createPlatform(id: PlatformId, config: PlatformConfig): Platform {
  return connectors[id](config);
}
