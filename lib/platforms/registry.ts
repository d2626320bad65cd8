import { createMetaPlatform } from './meta';
import type { Platform, PlatformConfig, PlatformId } from './platform';

const connectors: Partial<Record<PlatformId, (config: PlatformConfig) => Platform>> = {
  meta: createMetaPlatform,
};

/** Platforms that can be connected, in the order in which pages show them. */
export const supportedPlatforms: readonly PlatformId[] = Object.keys(connectors) as PlatformId[];

/**
 * The connector of a platform. It keeps page tokens in memory for its life, so make it once per process and config.
 * @throws RangeError for a platform outside `supportedPlatforms`
 */
export function createPlatform(id: PlatformId, config: PlatformConfig): Platform {
  const create = connectors[id];
  if (!create) throw new RangeError(`No connector for ${id}`);
  return create(config);
}
