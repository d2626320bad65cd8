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

/** The connector of a platform. It keeps page tokens in memory for its life, so make it once per process and config. */
export function createPlatform(id: PlatformId, config: PlatformConfig): Platform {
  return connectors[id](config);
}
