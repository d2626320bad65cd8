import type { PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import data from './seed-data.json';

export const metaCompany: PlatformBlueprint = {
  platform: 'meta',
  ...readSeedData(data),
  campaignId: (seed, accountId, key) => numericId('1202', 18, seed, accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('1016', 17, 'meta', ...parts),
    businessId: (...parts) => numericId('51', 15, 'meta', ...parts),
    accountId: (...parts) => numericId('24', 15, 'meta', ...parts),
    profiles: [
      { kind: 'page', id: (...parts) => numericId('105', 15, 'meta', ...parts) },
      { kind: 'instagram', id: (...parts) => numericId('17841', 17, 'meta', ...parts) },
    ],
    costPerMilleUsd: 3,
  },
};
