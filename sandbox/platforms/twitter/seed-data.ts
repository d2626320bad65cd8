import { gulf } from '../../world/markets';
import type { AccountBlueprint, EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';
import { saudiCities } from '../../world/saudi-cities';
import { base36Id } from './ids';

const west = (costPerMille: number, basket: number): Market => ({ weekend: 'saturday-sunday', costPerMille, basket });

const nakhla = { id: '7k2nakhla', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '7k2sahab', name: 'Sahab Coffee Roasters' };

function nakhlaEvergreens(scale: number, country: string): EvergreenBlueprint[] {
  return [
    {
      key: 'conversions',
      name: `مبيعات الموقع | Website Conversions ${country}`,
      goal: 'sales',
      dailySpend: 260 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'catalogue',
      name: `Dynamic Product Ads <b>Retargeting</b> & Lookalike ${country}`,
      goal: 'sales',
      dailySpend: 170 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'leads',
      name: '\u200fتسجيل نخلة بلس\u200e – Loyalty Sign-ups',
      goal: 'leads',
      dailySpend: 80 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'takeover',
      name: `قصة نخلة 🌴 Timeline Takeover ${country}`,
      goal: 'awareness',
      dailySpend: 190 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'trend',
      name: '#رتّب_بيتك ✨ Promoted Trend',
      goal: 'awareness',
      dailySpend: 120 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'replies',
      name: `Conversations "ask the team" ${country}`,
      goal: 'engagement',
      dailySpend: 45 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
      hasIssues: true,
    },
    {
      key: 'traffic',
      name: `زيارات المتجر ${country} 🔗`,
      goal: 'traffic',
      dailySpend: 65 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 0 },
    },
    {
      key: 'app',
      name: `App re-engagement ${country} – انتهت`,
      goal: 'leads',
      dailySpend: 55 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-04-30' },
    },
  ];
}

/** More campaigns with delivery than one call for figures may name. */
const cityEvergreens = saudiCities.slice(0, 18).map(
  (city, index): EvergreenBlueprint => ({
    key: `city-${index + 1}`,
    name: `📍 ${city} – same-day delivery`,
    goal: index % 3 === 0 ? 'sales' : 'traffic',
    dailySpend: 24 + index,
    budget: 'daily',
    schedule: { kind: 'always' },
  }),
);

const retail = { businessId: nakhla.id, brand: 'retail', state: 'active' } as const;

const accounts: AccountBlueprint[] = [
  {
    ...retail,
    id: '18ce5n4ksa1',
    name: 'نخلة السعودية | Nakhla KSA',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    market: gulf(11, 195),
    evergreens: [...nakhlaEvergreens(1.3, 'KSA'), ...cityEvergreens],
    seasonalDailySpend: 380,
  },
  {
    ...retail,
    id: '18ce5n4us01',
    name: 'Nakhla Global Store 🌍',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    market: west(6.4, 82),
    evergreens: nakhlaEvergreens(0.32, 'US'),
    seasonalDailySpend: 90,
  },
  {
    ...retail,
    id: '18ce5n4uk01',
    name: 'Nakhla UK & Ireland <London>',
    currency: 'GBP',
    timeZone: 'Europe/London',
    market: west(5.1, 64),
    evergreens: nakhlaEvergreens(0.24, 'UK'),
    seasonalDailySpend: 70,
  },
  {
    ...retail,
    id: '18ce5n4old1',
    name: 'Nakhla Test (closed)',
    currency: 'USD',
    timeZone: 'America/New_York',
    state: 'closed',
    market: west(6.4, 82),
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    id: '18ce5s8dxb1',
    name: 'Sahab Coffee | سحاب ☕️',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(9.4, 105),
    evergreens: [
      {
        key: 'beans',
        name: 'اشتراك القهوة الشهري ☕️',
        goal: 'sales',
        dailySpend: 85,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'cupping',
        name: 'Cupping nights <RSVP>',
        goal: 'engagement',
        dailySpend: 35,
        budget: 'ad-sets',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 55,
  },
];

/** A person on X is a profile, so they share their ids. */
const profiles: PlatformBlueprint['profiles'] = [
  {
    businessId: nakhla.id,
    brand: 'retail',
    id: '1158842000000000001',
    kind: 'x_profile',
    name: 'Nakhla | نخلة',
    handle: 'nakhla',
    followers: 412_900,
    pace: 6.5,
    timeZone: 'Asia/Riyadh',
  },
  {
    businessId: nakhla.id,
    brand: 'retail',
    id: '1158842000000000002',
    kind: 'x_profile',
    name: 'نخلة للمساعدة Nakhla Care 💚',
    handle: 'nakhla_care',
    followers: 23_480,
    pace: 3,
    timeZone: 'Europe/London',
  },
  {
    businessId: sahab.id,
    brand: 'coffee',
    id: '1158842000000000003',
    kind: 'x_profile',
    name: 'Sahab Coffee | قهوة سحاب',
    handle: 'sahabcoffee',
    followers: 18_750,
    pace: 4,
    timeZone: 'Asia/Dubai',
  },
  {
    businessId: sahab.id,
    brand: 'coffee',
    id: '1158842000000000004',
    kind: 'x_profile',
    name: 'Noura Saleh',
    handle: 'noura_saleh',
    followers: 41,
    pace: 0,
    timeZone: 'Asia/Riyadh',
  },
];

const nakhlaAccountIds = accounts.filter(({ businessId }) => businessId === nakhla.id).map(({ id }) => id);

const person = (index: number, name: string, note: string, accountIds: readonly string[]) => {
  const { id = '', handle = '' } = profiles[index] ?? {};
  return { id, name, note: `@${handle}; ${note}`, accountIds, profileIds: [id] };
};

export const twitterCompany: PlatformBlueprint = {
  platform: 'twitter',
  businesses: [nakhla, sahab],
  accounts,
  profiles,
  people: [
    person(0, 'Layla Haddad', 'Nakhla Retail, every ad account', nakhlaAccountIds),
    person(1, 'Omar Rashid', 'Nakhla UK, one ad account', ['18ce5n4uk01']),
    person(2, 'هناء سليمان', 'Sahab Coffee, another company', ['18ce5s8dxb1']),
    person(3, 'Noura Saleh', 'no ad account, no posts', []),
  ],
  campaignId: (seed, accountId, key) => base36Id(seed, accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('12', 19, 'twitter', ...parts),
    businessId: (...parts) => `b${base36Id('twitter', ...parts)}`,
    accountId: (...parts) => `18ce5${base36Id('twitter', ...parts)}`.slice(0, 11),
    profiles: [{ kind: 'x_profile', id: 'person' }],
    costPerMilleUsd: 2.9,
  },
};
