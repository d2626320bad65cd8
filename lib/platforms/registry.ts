import type { PlatformId } from '@/lib/platform-ids';
import { googlePlatform } from './google';
import { linkedInPlatform } from './linkedin';
import { metaPlatform } from './meta';
import { narrowDefinition } from './narrow-definition';
import type { Platform, PlatformConfig, PlatformDefinition, PlatformModule } from './platform';
import { snapchatPlatform } from './snapchat';
import { tikTokPlatform } from './tiktok';
import { twitterPlatform } from './twitter';

const platforms: Record<PlatformId, PlatformModule> = {
  meta: metaPlatform,
  google: googlePlatform,
  tiktok: tikTokPlatform,
  linkedin: linkedInPlatform,
  twitter: twitterPlatform,
  snapchat: snapchatPlatform,
};

export function platformDefinition(id: PlatformId): PlatformDefinition {
  return platforms[id].definition;
}

/** Create a connector once per process and config: it caches page tokens in memory. */
export function createPlatform(id: PlatformId, config: PlatformConfig): Platform {
  const { definition, connect } = platforms[id];
  return { ...narrowDefinition(definition, config), ...connect(config) };
}
