import type { PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import data from './seed-data.json';

export const googleCompany: PlatformBlueprint = {
  platform: 'google',
  ...readSeedData(data),
  campaignId: (seed, accountId, key) => numericId('2', 11, seed, 'google', accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('1', 21, 'google', ...parts),
    businessId: (...parts) => numericId('4', 10, 'google', ...parts),
    accountId: (...parts) => numericId('5', 10, 'google', ...parts),
    profiles: [],
    costPerMilleUsd: 3.8,
    fractionalConversions: true,
  },
};
