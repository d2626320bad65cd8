import type { EvergreenBlueprint, PlatformBlueprint } from '../../world/model';
import { uuidOf } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import saudiCities from '../../world/saudi-cities.json';
import data from './seed-data.json';

/** More campaigns with delivery than one page of figures holds. */
const cityCampaigns = saudiCities.flatMap((city, index): EvergreenBlueprint[] => [
  {
    key: `city-${index + 1}-stores`,
    name: `📍 ${city} – store radius`,
    goal: 'traffic',
    dailySpend: 22 + index,
    budget: 'daily',
    schedule: { kind: 'always' },
  },
  {
    key: `city-${index + 1}-orders`,
    name: `توصيل اليوم ${city} 🛵 same-day orders`,
    goal: 'sales',
    dailySpend: 34 + index,
    budget: 'daily',
    schedule: { kind: 'always' },
  },
]);

export const snapchatCompany: PlatformBlueprint = {
  platform: 'snapchat',
  ...readSeedData(data, { cities: cityCampaigns }),
  campaignId: (seed, accountId, key) => uuidOf(seed, accountId, key),
  ownCompany: {
    personId: (...parts) => uuidOf('snapchat', ...parts),
    businessId: (...parts) => uuidOf('snapchat', ...parts),
    accountId: (...parts) => uuidOf('snapchat', ...parts),
    profiles: [{ kind: 'public_profile', id: (...parts) => uuidOf('snapchat', ...parts) }],
    costPerMilleUsd: 2.3,
  },
};
