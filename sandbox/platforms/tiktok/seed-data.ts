import type { PlatformBlueprint } from '../../world/model';
import { numericId, uuidOf } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import data from './seed-data.json';

/** A person has at most one TikTok account; its id is the open id under which the app identifies it. */
export const tiktokCompany: PlatformBlueprint = {
  platform: 'tiktok',
  ...readSeedData(data),
  campaignId: (seed, accountId, key) => numericId('18', 16, seed, accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('702', 19, 'tiktok', ...parts),
    businessId: (...parts) => numericId('729', 19, 'tiktok', ...parts),
    accountId: (...parts) => numericId('730', 19, 'tiktok', ...parts),
    profiles: [{ kind: 'tiktok', id: (...parts) => uuidOf('tiktok', ...parts) }],
    costPerMilleUsd: 2.1,
  },
};
