import { gulf } from '../../world/markets';
import type { EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';

const america: Market = { weekend: 'saturday-sunday', costPerMille: 9.5, basket: 112 };

const nakhla = { id: '500100000000001', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '500100000000002', name: 'Sahab Coffee Roasters' };
const dana = { id: '500100000000003', name: 'Dana Perfumes | عطور دانة' };

/** The campaigns every country team of Nakhla runs, scaled to what it spends in its own currency. */
function nakhlaEvergreens(scale: number, country: string): EvergreenBlueprint[] {
  return [
    {
      key: 'catalogue',
      name: `كتالوج المنتجات | Catalogue Sales ${country}`,
      goal: 'sales',
      dailySpend: 420 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'retargeting',
      name: `Retargeting 🛒 سلات متروكة ${country}`,
      goal: 'sales',
      dailySpend: 180 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'loyalty',
      name: 'Nakhla Plus – انضم إلى برنامج الولاء',
      goal: 'leads',
      dailySpend: 130 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'stores',
      name: `Store Visits ${country} (traffic)`,
      goal: 'traffic',
      dailySpend: 95 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'brand',
      name: 'قصة نخلة 🌴 Brand Film',
      goal: 'awareness',
      dailySpend: 160 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 0 },
      hasIssues: true,
    },
    {
      key: 'community',
      name: `Community <em>Boost</em> & Reels ${country}`,
      goal: 'engagement',
      dailySpend: 60 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'app-launch',
      name: '\u200fإطلاق التطبيق\u200e – App Launch',
      goal: 'leads',
      dailySpend: 75 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-03-31' },
    },
  ];
}

const retail = { businessId: nakhla.id, brand: 'retail' } as const;

const accounts: PlatformBlueprint['accounts'] = [
  {
    id: '238001100010001',
    name: 'نخلة السعودية | Nakhla KSA',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    ...retail,
    state: 'active',
    market: gulf(11, 240),
    evergreens: nakhlaEvergreens(1.6, 'KSA'),
    seasonalDailySpend: 520,
  },
  {
    id: '238001100010002',
    name: 'Nakhla UAE – نخلة الإمارات',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    ...retail,
    state: 'active',
    market: gulf(13, 265),
    evergreens: nakhlaEvergreens(1.1, 'UAE'),
    seasonalDailySpend: 380,
  },
  {
    id: '238001100010003',
    name: 'Nakhla Kuwait نخلة الكويت',
    currency: 'KWD',
    timeZone: 'Asia/Kuwait',
    ...retail,
    state: 'active',
    market: gulf(0.92, 16),
    evergreens: nakhlaEvergreens(0.09, 'KW'),
    seasonalDailySpend: 30,
  },
  {
    id: '238001100010004',
    name: 'Nakhla Global Store 🌍',
    currency: 'USD',
    timeZone: 'America/New_York',
    ...retail,
    state: 'active',
    market: america,
    evergreens: nakhlaEvergreens(0.4, 'US'),
    seasonalDailySpend: 120,
  },
  {
    id: '238001100010005',
    name: 'Nakhla Outlet (closed 2026)',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    ...retail,
    state: 'closed',
    market: america,
    evergreens: [
      {
        key: 'clearance',
        name: 'Outlet Clearance',
        goal: 'sales',
        dailySpend: 70,
        budget: 'daily',
        schedule: { kind: 'ended', on: '2026-06-30' },
      },
    ],
    seasonalDailySpend: 0,
  },
  {
    id: '238001100020001',
    name: 'Sahab Coffee | سحاب',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(12, 118),
    evergreens: [
      {
        key: 'beans',
        name: 'اشتراك القهوة الشهري ☕️',
        goal: 'sales',
        dailySpend: 140,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'wholesale',
        name: 'Wholesale leads – cafés & offices',
        goal: 'leads',
        dailySpend: 60,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 90,
  },
  {
    id: '238001100030001',
    name: 'Dana Perfumes | عطور دانة',
    currency: 'KWD',
    timeZone: 'Asia/Kuwait',
    businessId: dana.id,
    brand: 'retail',
    state: 'active',
    market: gulf(0.88, 19),
    evergreens: nakhlaEvergreens(0.05, 'KW').slice(0, 4),
    seasonalDailySpend: 18,
  },
];

const profiles: PlatformBlueprint['profiles'] = [
  {
    ...retail,
    id: '104200000000001',
    kind: 'page',
    name: 'Nakhla | نخلة',
    handle: 'nakhla',
    followers: 412_300,
    pace: 4.5,
    timeZone: 'Asia/Riyadh',
  },
  {
    ...retail,
    id: '104200000000002',
    kind: 'page',
    name: 'Nakhla UAE',
    handle: 'nakhla.ae',
    followers: 128_900,
    pace: 3,
    timeZone: 'Asia/Dubai',
  },
  {
    ...retail,
    id: '104200000000003',
    kind: 'page',
    name: 'نخلة هوم Nakhla Home',
    handle: 'nakhlahome',
    followers: 56_400,
    pace: 2,
    timeZone: 'Asia/Kuwait',
  },
  {
    ...retail,
    id: '178414000000001',
    kind: 'instagram',
    name: 'نخلة | Nakhla',
    handle: 'nakhla',
    followers: 689_200,
    pace: 5,
    parentId: '104200000000001',
    timeZone: 'Asia/Riyadh',
  },
  {
    ...retail,
    id: '178414000000002',
    kind: 'instagram',
    name: 'Nakhla Home 🏡',
    handle: 'nakhla.home',
    followers: 143_700,
    pace: 3,
    parentId: '104200000000003',
    timeZone: 'Asia/Kuwait',
  },
  {
    id: '104200000000101',
    businessId: sahab.id,
    brand: 'coffee',
    kind: 'page',
    name: 'Sahab Coffee | قهوة سحاب',
    handle: 'sahabcoffee',
    followers: 18_250,
    pace: 3,
    timeZone: 'Asia/Dubai',
  },
  {
    id: '178414000000101',
    businessId: sahab.id,
    brand: 'coffee',
    kind: 'instagram',
    name: 'سحاب Sahab',
    handle: 'sahab.coffee',
    followers: 44_800,
    pace: 4,
    parentId: '104200000000101',
    timeZone: 'Asia/Dubai',
  },
  {
    id: '104200000000201',
    businessId: dana.id,
    brand: 'retail',
    kind: 'page',
    name: 'Dana Perfumes عطور دانة',
    handle: 'danaperfumes',
    followers: 31_600,
    pace: 3,
    timeZone: 'Asia/Kuwait',
  },
];

const nakhlaAccountIds = accounts.filter((account) => account.businessId === nakhla.id).map((account) => account.id);
const nakhlaProfileIds = profiles.filter((profile) => profile.businessId === nakhla.id).map((profile) => profile.id);

/** Nakhla Retail and its neighbours Sahab Coffee and Dana Perfumes as Meta knows them. */
export const metaCompany: PlatformBlueprint = {
  platform: 'meta',
  businesses: [nakhla, sahab, dana],
  accounts,
  profiles,
  people: [
    {
      id: '10158842001',
      name: 'Layla Haddad',
      note: 'Nakhla Retail, everything',
      accountIds: nakhlaAccountIds,
      profileIds: nakhlaProfileIds,
    },
    {
      id: '10158842002',
      name: 'Omar Rashid',
      note: 'Nakhla Kuwait, one ad account and one Page',
      accountIds: ['238001100010003'],
      profileIds: ['104200000000003', '178414000000002'],
    },
    {
      id: '10158842003',
      name: 'هناء سليمان',
      note: 'Sahab Coffee, another company',
      accountIds: ['238001100020001'],
      profileIds: ['104200000000101', '178414000000101'],
    },
    {
      id: '10158842005',
      name: 'Badr Khaled',
      note: 'Dana Perfumes, another company',
      accountIds: ['238001100030001'],
      profileIds: ['104200000000201'],
    },
    { id: '10158842004', name: 'Noura Saleh', note: 'no ad account, no Page', accountIds: [], profileIds: [] },
  ],
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
