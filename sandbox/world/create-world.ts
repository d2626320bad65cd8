import type { PlatformBlueprint } from './model';
import { PlatformWorld } from './world';

export interface World {
  seed: string;
  now: () => Date;
  has: (platform: string) => boolean;
  /** @throws RangeError for an unknown platform */
  platform: (platform: string) => PlatformWorld;
}

export function createWorld(options: { seed: string; now: () => Date; blueprints: PlatformBlueprint[] }): World {
  const { seed, now } = options;
  const platforms = new Map(
    options.blueprints.map((blueprint) => [blueprint.platform, new PlatformWorld(seed, now, blueprint)]),
  );
  return {
    seed,
    now,
    has: (platform) => platforms.has(platform),
    platform: (platform) => {
      const found = platforms.get(platform);
      if (!found) throw new RangeError(`The world has no platform ${platform}`);
      return found;
    },
  };
}
