import type { EvergreenBlueprint, PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import saudiCities from '../../world/saudi-cities.json';
import { base36Id } from './ids';
import data from './seed-data.json';

/** More campaigns with delivery than one call for figures may name. */
const cityCampaigns = saudiCities.slice(0, 18).map(
  (city, index): EvergreenBlueprint => ({
    key: `city-${index + 1}`,
    name: `📍 ${city} – same-day delivery`,
    goal: index % 3 === 0 ? 'sales' : 'traffic',
    dailySpend: 24 + index,
    budget: 'daily',
    schedule: { kind: 'always' },
  }),
);

/** A person on X is a profile, so they share their ids. */
export const twitterCompany: PlatformBlueprint = {
  platform: 'twitter',
  ...readSeedData(data, { cities: cityCampaigns }),
  campaignId: (seed, accountId, key) => base36Id(seed, accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('12', 19, 'twitter', ...parts),
    businessId: (...parts) => `b${base36Id('twitter', ...parts)}`,
    accountId: (...parts) => `18ce5${base36Id('twitter', ...parts)}`.slice(0, 11),
    profiles: [{ kind: 'x_profile', id: 'person' }],
    costPerMilleUsd: 2.9,
  },
};
