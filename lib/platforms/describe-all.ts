import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { describePlatform, type PlatformDescription } from './description';
import { createPlatform } from './registry';

/** Nobody is called with it: it only makes connectors that can be described. */
const anyConfig = {
  clientId: 'client',
  clientSecret: 'secret',
  oauth1: { consumerKey: 'consumer', consumerSecret: 'secret' },
};

/** Every supported platform as it is when fully configured. */
export function describeAll(): PlatformDescription[] {
  return platformIds.map((id) => describePlatform(createPlatform(id, anyConfig)));
}

/** Syncs that may call a platform at the same time, whatever its configuration. */
export function concurrentSyncsOf(id: PlatformId): number {
  return createPlatform(id, anyConfig).concurrentSyncs;
}
