import type { AccountBlueprint, EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { numericId } from '../../world/random';

const gulf = (costPerMille: number, basket: number): Market => ({
  weekend: 'friday-saturday',
  costPerMille,
  basket,
  fractionalConversions: true,
});
const west = (costPerMille: number, basket: number): Market => ({
  weekend: 'saturday-sunday',
  costPerMille,
  basket,
  fractionalConversions: true,
});

const nakhla = { id: '8801127340', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '3390412207', name: 'Sahab Coffee Roasters' };

/** `scale`: spend of the country in its own currency. */
function nakhlaEvergreens(scale: number, country: string): EvergreenBlueprint[] {
  return [
    {
      key: 'brand',
      name: `[Search] نخلة Brand – ${country} 🔎`,
      goal: 'leads',
      dailySpend: 130 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'pmax',
      name: `PMax | كل المنتجات ${country} <b>All Products</b>`,
      goal: 'sales',
      dailySpend: 340 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'generic',
      name: `Search – عبايات وعطور "Generic" ${country}`,
      goal: 'sales',
      dailySpend: 210 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'competitors',
      name: '\u200fالمنافسون\u200e – Competitors & Conquest',
      goal: 'sales',
      dailySpend: 75 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 0 },
    },
    {
      key: 'youtube',
      name: `YouTube ▶️ إعلان الموسم ${country}`,
      goal: 'awareness',
      dailySpend: 160 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'demand',
      name: `Demand Gen ✨ ${country} – Discover + Gmail`,
      goal: 'engagement',
      dailySpend: 62 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
      hasIssues: true,
    },
    {
      key: 'display',
      name: `Display إعادة التسويق ${country}`,
      goal: 'traffic',
      dailySpend: 48 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'smart-shopping',
      name: `Smart Shopping ${country} – انتهت`,
      goal: 'sales',
      dailySpend: 90 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-05-31' },
    },
  ];
}

const retail = { businessId: nakhla.id, brand: 'retail', state: 'active' } as const;

const accounts: AccountBlueprint[] = [
  {
    ...retail,
    id: '2214067301',
    name: 'نخلة السعودية | Nakhla KSA',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    market: gulf(14, 225),
    evergreens: nakhlaEvergreens(1.8, 'KSA').map((campaign) =>
      campaign.key === 'brand' ? { ...campaign, budgetFactor: 0.4 } : campaign,
    ),
    seasonalDailySpend: 520,
  },
  {
    ...retail,
    id: '2214067302',
    name: 'Nakhla Europe نخلة أوروبا 🇪🇺',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    market: west(5.4, 88),
    evergreens: nakhlaEvergreens(0.4, 'EU'),
    seasonalDailySpend: 110,
  },
  {
    ...retail,
    id: '2214067303',
    name: 'Nakhla Global Store 🌍',
    currency: 'USD',
    timeZone: 'America/New_York',
    market: west(6.8, 97),
    evergreens: nakhlaEvergreens(0.45, 'US'),
    seasonalDailySpend: 120,
  },
  {
    ...retail,
    id: '2214067304',
    name: 'نخلة الإمارات Nakhla UAE',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    market: gulf(13, 230),
    evergreens: nakhlaEvergreens(0.9, 'UAE').slice(0, 4),
    seasonalDailySpend: 0,
  },
  {
    ...retail,
    id: '2214067305',
    name: 'Nakhla Pop-up (new) متجر مؤقت',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    market: west(5.4, 88),
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    ...retail,
    id: '2214067306',
    name: 'Nakhla Outlet (closed 2026)',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    state: 'closed',
    market: west(6.8, 97),
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    id: '3390412207',
    name: 'Sahab Coffee | سحاب ☕️',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(12, 104),
    evergreens: [
      {
        key: 'search',
        name: 'قهوة مختصة – Specialty Search',
        goal: 'sales',
        dailySpend: 120,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'wholesale',
        name: 'Wholesale leads – cafés & offices',
        goal: 'leads',
        dailySpend: 50,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 65,
  },
];

const heldBy = (businessId: string) =>
  accounts.filter((account) => account.businessId === businessId).map(({ id }) => id);

export const googleCompany: PlatformBlueprint = {
  platform: 'google',
  businesses: [nakhla, sahab],
  accounts,
  profiles: [],
  people: [
    {
      id: '104857600013579246801',
      name: 'Layla Haddad',
      note: 'Nakhla Retail, everything, through the group’s manager account',
      accountIds: heldBy(nakhla.id),
      profileIds: [],
    },
    {
      id: '104857600013579246802',
      name: 'Omar Rashid',
      note: 'Nakhla Europe, one ad account',
      accountIds: ['2214067302'],
      profileIds: [],
    },
    {
      id: '104857600013579246803',
      name: 'هناء سليمان',
      note: 'Sahab Coffee, another company',
      accountIds: heldBy(sahab.id),
      profileIds: [],
    },
    {
      id: '104857600013579246804',
      name: 'Noura Saleh',
      note: 'never used Google Ads',
      accountIds: [],
      profileIds: [],
    },
  ],
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
