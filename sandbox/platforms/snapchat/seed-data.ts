import { gulf } from '../../world/markets';
import type { AccountBlueprint, EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { uuidOf } from '../../world/random';
import { saudiCities } from '../../world/saudi-cities';

const america: Market = { weekend: 'saturday-sunday', costPerMille: 6.2, basket: 96 };

const nakhla = { id: '6b1d3c52-7f0e-4a51-9a3f-2f6d0c9b8e01', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '6b1d3c52-7f0e-4a51-9a3f-2f6d0c9b8e02', name: 'Sahab Coffee Roasters' };

/** `scale`: spend of the country in its own currency. */
function nakhlaEvergreens(scale: number, country: string): EvergreenBlueprint[] {
  return [
    {
      key: 'dynamic',
      name: `إعلانات المنتجات 👻 Dynamic Ads ${country}`,
      goal: 'sales',
      dailySpend: 310 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'pixel',
      name: `Pixel Purchase <b>Broad</b> & Lookalike ${country}`,
      goal: 'sales',
      dailySpend: 205 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'leads',
      name: '\u200fنموذج العملاء المحتملين\u200e – Instant Form',
      goal: 'leads',
      dailySpend: 88 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'lens',
      name: `عدسة الواقع المعزز 🕶️ AR Lens ${country}`,
      goal: 'awareness',
      dailySpend: 140 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'stories',
      name: `Story Ads: "Behind the Palm" ${country}`,
      goal: 'engagement',
      dailySpend: 55 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
      hasIssues: true,
    },
    {
      key: 'traffic',
      name: `زيارات الموقع ${country} (swipe-ups)`,
      goal: 'traffic',
      dailySpend: 70 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 0 },
    },
    {
      key: 'app-installs',
      name: `App installs ${country} – انتهت`,
      goal: 'leads',
      dailySpend: 60 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-04-30' },
    },
  ];
}

/** More campaigns with delivery than one page of figures holds. */
const cityEvergreens = saudiCities.flatMap((city, index): EvergreenBlueprint[] => [
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

const retail = { businessId: nakhla.id, brand: 'retail', state: 'active' } as const;

const accounts: AccountBlueprint[] = [
  {
    ...retail,
    id: '8adc3db7-8148-4fbf-999c-8d2266360001',
    name: 'نخلة السعودية | Nakhla KSA 👻',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    market: gulf(8.5, 210),
    evergreens: [...nakhlaEvergreens(1.5, 'KSA'), ...cityEvergreens],
    seasonalDailySpend: 430,
  },
  {
    ...retail,
    id: '8adc3db7-8148-4fbf-999c-8d2266360002',
    name: 'Nakhla Kuwait نخلة الكويت',
    currency: 'KWD',
    timeZone: 'Asia/Kuwait',
    market: gulf(0.71, 15),
    evergreens: nakhlaEvergreens(0.08, 'KW'),
    seasonalDailySpend: 26,
  },
  {
    ...retail,
    id: '8adc3db7-8148-4fbf-999c-8d2266360003',
    name: 'Nakhla Global Store 🌍',
    currency: 'USD',
    timeZone: 'America/New_York',
    market: america,
    evergreens: nakhlaEvergreens(0.35, 'US'),
    seasonalDailySpend: 95,
  },
  {
    ...retail,
    id: '8adc3db7-8148-4fbf-999c-8d2266360004',
    name: 'نخلة مصر Nakhla Egypt',
    currency: 'EGP',
    timeZone: 'Africa/Cairo',
    market: gulf(62, 1_900),
    evergreens: nakhlaEvergreens(9, 'EG').slice(0, 3),
    seasonalDailySpend: 0,
  },
  {
    ...retail,
    id: '8adc3db7-8148-4fbf-999c-8d2266360005',
    name: 'Nakhla Outlet (closed 2026)',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    state: 'closed',
    market: america,
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    id: '8adc3db7-8148-4fbf-999c-8d2266370001',
    name: 'Sahab Coffee | سحاب',
    currency: 'AED',
    timeZone: 'Asia/Dubai',
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(9.5, 104),
    evergreens: [
      {
        key: 'beans',
        name: 'حبوب الشهر ☕️ Snap Subscribers',
        goal: 'sales',
        dailySpend: 110,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'wholesale',
        name: 'Wholesale leads – cafés & offices',
        goal: 'leads',
        dailySpend: 45,
        budget: 'ad-sets',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 70,
  },
];

const profiles: PlatformBlueprint['profiles'] = [
  {
    id: 'c3f1a7d0-52b4-4e0e-8a44-91d7e2b30001',
    kind: 'public_profile',
    name: 'Nakhla | نخلة',
    handle: 'nakhla',
    businessId: nakhla.id,
    brand: 'retail',
    followers: 231_400,
    pace: 5,
    timeZone: 'Asia/Riyadh',
  },
  {
    id: 'c3f1a7d0-52b4-4e0e-8a44-91d7e2b30002',
    kind: 'public_profile',
    name: 'نخلة الكويت 🇰🇼',
    handle: 'nakhla.kw',
    businessId: nakhla.id,
    brand: 'retail',
    followers: 88_150,
    pace: 3,
    timeZone: 'Asia/Kuwait',
  },
  {
    id: 'c3f1a7d0-52b4-4e0e-8a44-91d7e2b30101',
    kind: 'public_profile',
    name: 'Sahab Coffee | قهوة سحاب',
    handle: 'sahabcoffee',
    businessId: sahab.id,
    brand: 'coffee',
    followers: 21_700,
    pace: 3,
    timeZone: 'Asia/Dubai',
  },
];

const heldBy = (businessId: string, items: readonly { id: string; businessId: string }[]) =>
  items.filter((item) => item.businessId === businessId).map(({ id }) => id);

export const snapchatCompany: PlatformBlueprint = {
  platform: 'snapchat',
  businesses: [nakhla, sahab],
  accounts,
  profiles,
  people: [
    {
      id: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940001',
      name: 'Layla Haddad',
      note: 'Nakhla Retail, everything',
      accountIds: heldBy(nakhla.id, accounts),
      profileIds: heldBy(nakhla.id, profiles),
    },
    {
      id: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940002',
      name: 'Omar Rashid',
      note: 'Nakhla Kuwait, one ad account and one public profile',
      accountIds: ['8adc3db7-8148-4fbf-999c-8d2266360002'],
      profileIds: ['c3f1a7d0-52b4-4e0e-8a44-91d7e2b30002'],
    },
    {
      id: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940003',
      name: 'هناء سليمان',
      note: 'Sahab Coffee, another company',
      accountIds: heldBy(sahab.id, accounts),
      profileIds: heldBy(sahab.id, profiles),
    },
    {
      id: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940004',
      name: 'Noura Saleh',
      note: 'no ad account, no public profile',
      accountIds: [],
      profileIds: [],
    },
  ],
  campaignId: (seed, accountId, key) => uuidOf(seed, accountId, key),
  ownCompany: {
    personId: (...parts) => uuidOf('snapchat', ...parts),
    businessId: (...parts) => uuidOf('snapchat', ...parts),
    accountId: (...parts) => uuidOf('snapchat', ...parts),
    profiles: [{ kind: 'public_profile', id: (...parts) => uuidOf('snapchat', ...parts) }],
    costPerMilleUsd: 2.3,
  },
};
