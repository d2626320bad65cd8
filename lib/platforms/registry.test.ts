import { expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { createPlatform } from './registry';

it.each(platformIds)('createPlatform makes the connector of %s', (id) => {
  const platform = createPlatform(id, { clientId: 'app', clientSecret: 'secret' });
  expect(platform.id).toBe(id);
  expect(platform.refreshLeadSeconds).toBeGreaterThanOrEqual(600);
  expect(platform.lookbackDays).toBeGreaterThan(0);
  // One organization with slow calls must not block the others.
  expect(platform.concurrentSyncs).toBeGreaterThanOrEqual(4);
});
