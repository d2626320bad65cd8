import { gulf } from '../../world/markets';
import type { AccountBlueprint, EvergreenBlueprint, Market, PlatformBlueprint } from '../../world/model';
import { numericId, uuidOf } from '../../world/random';

// LinkedIn reports in UTC, wherever the company is.
const timeZone = 'UTC';
const europe: Market = { weekend: 'saturday-sunday', costPerMille: 31, basket: 640 };
const america: Market = { weekend: 'saturday-sunday', costPerMille: 36, basket: 720 };

const nakhla = { id: '10440021', name: 'Nakhla Retail Group | مجموعة نخلة' };
const sahab = { id: '10440101', name: 'Sahab Coffee Roasters' };

function nakhlaEvergreens(scale: number, market: string): EvergreenBlueprint[] {
  return [
    {
      key: 'wholesale',
      name: `شركاء البيع بالجملة 🤝 Wholesale partners ${market}`,
      goal: 'leads',
      dailySpend: 260 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'gifts',
      name: `Corporate gifts <b>2026</b> & hampers ${market}`,
      goal: 'sales',
      dailySpend: 190 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'always' },
    },
    {
      key: 'talent',
      name: '\u200fانضم إلى فريق نخلة\u200e – Life at Nakhla',
      goal: 'awareness',
      dailySpend: 95 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
    },
    {
      key: 'thought-leadership',
      name: `CEO posts: "Every palm is different" 🌴 ${market}`,
      goal: 'engagement',
      dailySpend: 70 * scale,
      budget: 'daily',
      schedule: { kind: 'alternating', phase: 1 },
    },
    {
      key: 'franchise',
      name: `فرص الامتياز التجاري ${market} (franchise)`,
      goal: 'traffic',
      dailySpend: 85 * scale,
      budget: 'ad-sets',
      schedule: { kind: 'alternating', phase: 0 },
    },
    {
      key: 'webinar',
      name: `Webinar series – retail in the Gulf ${market}`,
      goal: 'leads',
      dailySpend: 120 * scale,
      budget: 'daily',
      schedule: { kind: 'always' },
      hasIssues: true,
    },
    {
      key: 'launch',
      name: `LinkedIn launch ${market} – انتهت`,
      goal: 'awareness',
      dailySpend: 60 * scale,
      budget: 'daily',
      schedule: { kind: 'ended', on: '2026-03-31' },
    },
  ];
}

const departments = ['Finance المالية', 'Logistics الخدمات اللوجستية', 'Design التصميم', 'IT تقنية المعلومات'];
const cities = ['Riyadh', 'Jeddah', 'Dammam', 'Dubai', 'Abu Dhabi', 'Kuwait City', 'Doha', 'Manama', 'Muscat', 'Cairo'];
const rounds = ['spring 2025', 'autumn 2025'];

/** More campaigns than fit on one page, all archived. */
const hiringEvergreens = rounds.flatMap((round, roundIndex) =>
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

const retail = { businessId: nakhla.id, brand: 'retail', state: 'active', timeZone } as const;

const accounts: AccountBlueprint[] = [
  {
    ...retail,
    id: '507404001',
    name: 'Nakhla Europe | نخلة أوروبا 🇪🇺',
    currency: 'EUR',
    market: europe,
    evergreens: [...nakhlaEvergreens(1, 'EU'), ...hiringEvergreens],
    seasonalDailySpend: 140,
  },
  {
    ...retail,
    id: '507404002',
    name: 'Nakhla Global B2B',
    currency: 'USD',
    market: america,
    evergreens: nakhlaEvergreens(1.3, 'Global'),
    seasonalDailySpend: 160,
  },
  {
    ...retail,
    id: '507404003',
    name: 'نخلة الإمارات – Nakhla UAE',
    currency: 'AED',
    market: gulf(118, 2_400),
    evergreens: nakhlaEvergreens(3.4, 'UAE').slice(0, 5),
    seasonalDailySpend: 0,
  },
  {
    ...retail,
    id: '507404004',
    name: 'Nakhla Events (closed 2026)',
    currency: 'EUR',
    state: 'closed',
    market: europe,
    evergreens: [],
    seasonalDailySpend: 0,
  },
  {
    id: '507404101',
    name: 'Sahab Coffee | سحاب للشركات',
    currency: 'AED',
    timeZone,
    businessId: sahab.id,
    brand: 'coffee',
    state: 'active',
    market: gulf(104, 900),
    evergreens: [
      {
        key: 'offices',
        name: 'قهوة المكاتب ☕️ Office coffee',
        goal: 'leads',
        dailySpend: 210,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      {
        key: 'machines',
        name: 'Espresso machines for hotels',
        goal: 'sales',
        dailySpend: 130,
        budget: 'ad-sets',
        schedule: { kind: 'always' },
      },
    ],
    seasonalDailySpend: 75,
  },
];

const profiles: PlatformBlueprint['profiles'] = [
  {
    id: nakhla.id,
    kind: 'organization',
    name: 'Nakhla Retail Group | مجموعة نخلة',
    handle: 'nakhla-retail-group',
    businessId: nakhla.id,
    brand: 'retail',
    followers: 64_210,
    pace: 5,
    timeZone,
  },
  {
    id: '10440022',
    kind: 'organization',
    name: 'نخلة للوظائف – Nakhla Careers 💼',
    handle: 'nakhla-careers',
    businessId: nakhla.id,
    brand: 'retail',
    followers: 12_980,
    pace: 2,
    timeZone,
  },
  {
    id: sahab.id,
    kind: 'organization',
    name: 'Sahab Coffee | قهوة سحاب',
    handle: 'sahab-coffee',
    businessId: sahab.id,
    brand: 'coffee',
    followers: 7_340,
    pace: 2,
    timeZone,
  },
];

const heldBy = (businessId: string, items: readonly { id: string; businessId: string }[]) =>
  items.filter((item) => item.businessId === businessId).map(({ id }) => id);

export const linkedinCompany: PlatformBlueprint = {
  platform: 'linkedin',
  businesses: [nakhla, sahab],
  accounts,
  profiles,
  people: [
    {
      id: 'lH4dd4dNkA',
      name: 'Layla Haddad',
      note: 'Nakhla Retail, everything',
      accountIds: heldBy(nakhla.id, accounts),
      profileIds: heldBy(nakhla.id, profiles),
    },
    {
      id: 'oR7sh1dNkB',
      name: 'Omar Rashid',
      note: 'Nakhla UAE, one ad account and one page',
      accountIds: ['507404003'],
      profileIds: ['10440022'],
    },
    {
      id: 'hS9lm2nShC',
      name: 'هناء سليمان',
      note: 'Sahab Coffee, another company',
      accountIds: heldBy(sahab.id, accounts),
      profileIds: heldBy(sahab.id, profiles),
    },
    {
      id: 'nS3l8hXxD0',
      name: 'Noura Saleh',
      note: 'no ad account, no page',
      accountIds: [],
      profileIds: [],
    },
  ],
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
    timeZone,
  },
};
