import type { EvergreenBlueprint, PlatformBlueprint } from '../../world/model';
import { numericId, uuidOf } from '../../world/random';
import { readSeedData } from '../../world/read-seed-data';
import data from './seed-data.json';

const departments = ['Finance المالية', 'Logistics الخدمات اللوجستية', 'Design التصميم', 'IT تقنية المعلومات'];
const cities = ['Riyadh', 'Jeddah', 'Dammam', 'Dubai', 'Abu Dhabi', 'Kuwait City', 'Doha', 'Manama', 'Muscat', 'Cairo'];
const rounds = ['spring 2025', 'autumn 2025'];

/** More campaigns than fit on one page, all archived. */
const hiringCampaigns = rounds.flatMap((round, roundIndex) =>
  cities.flatMap((city) =>
    departments.map(
      (department): EvergreenBlueprint => ({
        key: `hiring-${roundIndex}-${city}-${department}`,
        name: `We’re hiring: ${department}, ${city} (${round})`,
        goal: 'traffic',
        dailySpend: 14,
        budget: 'daily',
        schedule: { kind: 'ended', on: '2025-09-15' },
      }),
    ),
  ),
);

export const linkedinCompany: PlatformBlueprint = {
  platform: 'linkedin',
  ...readSeedData(data, { hiring: hiringCampaigns }),
  campaignId: (seed, accountId, key) => numericId('3', 9, seed, accountId, key),
  ownCompany: {
    personId: (...parts) =>
      `m${uuidOf('linkedin', ...parts)
        .replaceAll('-', '')
        .slice(0, 9)}`,
    businessId: (...parts) => numericId('11', 8, 'linkedin', ...parts),
    accountId: (...parts) => numericId('51', 9, 'linkedin', ...parts),
    profiles: [{ kind: 'organization', id: 'business' }],
    costPerMilleUsd: 31,
    // LinkedIn reports in UTC, wherever the company is.
    timeZone: 'UTC',
  },
};
