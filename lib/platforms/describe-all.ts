import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { describePlatform, type PlatformDescription } from './description';
import { createPlatform } from './registry';

// Placeholder credentials: these connectors are described, never called.
const anyConfig = {
  clientId: 'client',
  clientSecret: 'secret',
  oauth1: { consumerKey: 'consumer', consumerSecret: 'secret' },
};

export function describeAll(): PlatformDescription[] {
  return platformIds.map((id) => describePlatform(createPlatform(id, anyConfig)));
}

export function concurrentSyncsOf(id: PlatformId): number {
  return createPlatform(id, anyConfig).concurrentSyncs;
}
