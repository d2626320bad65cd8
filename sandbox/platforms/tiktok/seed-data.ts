import { gulf } from '../../world/markets';
import type { EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { numericId, uuidOf } from '../../world/random';

const america: Market = { weekend: 'saturday-sunday', costPerMille: 6.8, basket: 74 };

const nakhla = { id: '7280001100010000001', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '7280001100020000001', name: 'Sahab Coffee Roasters' };

function nakhlaEvergreens(scale: number, country: string): EvergreenBlueprint[] {
  return [
    {
      key: 'catalogue',
      name: `إعلانات المنتجات | Video Shopping ${country}`,
      goal: 'sales',
      dailySpend: 310 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'spark',
      name: `Spark Ads ✨ صنّاع المحتوى ${country}`,
      goal: 'sales',
      dailySpend: 150 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'shop',
      name: `Shop <b>Live</b> & Replay ${country}`,
      goal: 'sales',
      dailySpend: 120 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 0 },
    },
    {
      key: 'loyalty',
      name: 'Nakhla Plus – نموذج الانضمام',
      goal: 'leads',
      dailySpend: 85 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'visits',
      name: `زيارات الموقع – Traffic ${country}`,
      goal: 'traffic',
      dailySpend: 70 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'topview',
      name: 'قصة نخلة 🌴 TopView Film',
      goal: 'awareness',
      dailySpend: 140 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
      hasIssues: true,
    },
    {
      key: 'challenge',
      name: '\u200fتحدي #رتّب_بيتك\u200e – Hashtag Challenge',
      goal: 'engagement',
      dailySpend: 65 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-04-30' },
    },
  ];
}

const retail = { businessId: nakhla.id, brand: 'retail' } as const;

const accounts: PlatformBlueprint['accounts'] = [
  {
    id: '7291000110001000101',
    name: 'نخلة السعودية | Nakhla KSA',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    ...retail,
    state: 'active',
    market: gulf(7.5, 190),
    evergreens: nakhlaEvergreens(1.5, 'KSA'),
    seasonalDailySpend: 430,
  },
  {
    id: '7291000110001000102',
    name: 'Nakhla UAE – نخلة الإمارات',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    ...retail,
    state: 'active',
    market: gulf(8.9, 210),
    evergreens: nakhlaEvergreens(1, 'UAE'),
    seasonalDailySpend: 300,
  },
  {
    id: '7291000110001000103',
    name: 'Nakhla Global Store 🌍',
    currency: 'USD',
    timeZone: 'America/New_York',
    ...retail,
    state: 'active',
    market: america,
    evergreens: nakhlaEvergreens(0.35, 'US'),
    seasonalDailySpend: 95,
  },
  {
    id: '7291000110001000104',
    name: 'Nakhla Test (closed)',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    ...retail,
    state: 'closed',
    market: america,
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    id: '7291000110002000101',
    name: 'Sahab Coffee | سحاب',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(8.2, 105),
    evergreens: [
      {
        key: 'beans',
        name: 'اشتراك القهوة الشهري ☕️',
        goal: 'sales',
        dailySpend: 95,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'recipes',
        name: 'Recipes – barista tips <15s>',
        goal: 'engagement',
        dailySpend: 40,
        budget: 'ad-sets',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 60,
  },
];

/** The id is the open id under which the app identifies the account. */
const profiles: PlatformBlueprint['profiles'] = [
  {
    ...retail,
    id: '723f24d7-e717-40f8-a2b6-cb8464cd2301',
    kind: 'tiktok',
    name: 'Nakhla | نخلة',
    handle: 'nakhla',
    followers: 934_100,
    pace: 6,
    timeZone: 'Asia/Riyadh',
  },
  {
    ...retail,
    id: '723f24d7-e717-40f8-a2b6-cb8464cd2302',
    kind: 'tiktok',
    name: 'نخلة هوم Nakhla Home 🏡',
    handle: 'nakhla.home',
    followers: 87_650,
    pace: 3.5,
    timeZone: 'Asia/Dubai',
  },
  {
    id: '723f24d7-e717-40f8-a2b6-cb8464cd2303',
    businessId: sahab.id,
    brand: 'coffee',
    kind: 'tiktok',
    name: 'Sahab Coffee | قهوة سحاب',
    handle: 'sahabcoffee',
    followers: 52_300,
    pace: 4,
    timeZone: 'Asia/Dubai',
  },
];

const [nakhlaProfile, homeProfile, sahabProfile] = profiles.map(({ id }) => [id]);
const nakhlaAccountIds = accounts.filter((account) => account.businessId === nakhla.id).map((account) => account.id);

/** A person has at most one TikTok account. */
export const tiktokCompany: PlatformBlueprint = {
  platform: 'tiktok',
  businesses: [nakhla, sahab],
  accounts,
  profiles,
  people: [
    {
      id: '7010158842000000001',
      name: 'Layla Haddad',
      note: 'Nakhla Retail, every ad account; @nakhla',
      accountIds: nakhlaAccountIds,
      profileIds: nakhlaProfile ?? [],
    },
    {
      id: '7010158842000000002',
      name: 'Omar Rashid',
      note: 'Nakhla UAE, one ad account; @nakhla.home',
      accountIds: ['7291000110001000102'],
      profileIds: homeProfile ?? [],
    },
    {
      id: '7010158842000000003',
      name: 'هناء سليمان',
      note: 'Sahab Coffee, another company; @sahabcoffee',
      accountIds: ['7291000110002000101'],
      profileIds: sahabProfile ?? [],
    },
    {
      id: '7010158842000000004',
      name: 'Noura Saleh',
      note: 'no ad account, no TikTok account',
      accountIds: [],
      profileIds: [],
    },
  ],
  campaignId: (seed, accountId, key) => numericId('18', 16, seed, accountId, key),
  ownCompany: {
    personId: (...parts) => numericId('702', 19, 'tiktok', ...parts),
    businessId: (...parts) => numericId('729', 19, 'tiktok', ...parts),
    accountId: (...parts) => numericId('730', 19, 'tiktok', ...parts),
    profiles: [{ kind: 'tiktok', id: (...parts) => uuidOf('tiktok', ...parts) }],
    costPerMilleUsd: 2.1,
  },
};
