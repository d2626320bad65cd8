import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';
import type {
  AccountBlueprint,
  Business,
  EvergreenBlueprint,
  Person,
  PlatformBlueprint,
  ProfileBlueprint,
} from './model';
import { between, hashOf, mix, pick } from './random';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Everything of the company follows from the key. */
export const organizationSchema = z.strictObject({
  key: z.string().regex(/^[\w-]{16,64}$/),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => !/\p{Cc}/u.test(name), 'must not contain control characters'),
  currency: z.string().refine((code) => currencies.has(code), 'must be an ISO 4217 currency'),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone'),
});

/** Above 0 where an earlier derivation collided with ids of another company. */
export const keptOrganizationSchema = organizationSchema.extend({ round: z.int().min(0) });
export type KeptOrganization = z.infer<typeof keptOrganizationSchema>;

export interface OwnCompany {
  organization: KeptOrganization;
  person: Person;
  business: Business;
  accounts: AccountBlueprint[];
  profiles: ProfileBlueprint[];
  /** With the account of each; they exist on every day. */
  campaigns: ReadonlyMap<string, AccountBlueprint>;
}

type Names = readonly [string, ...string[]];
const firstNames = {
  en: ['Reem', 'Faisal', 'Maha', 'Tariq', 'Lina', 'Yousef', 'Dalal', 'Sami'],
  ar: ['ريم', 'فيصل', 'مها', 'طارق', 'لينا', 'يوسف', 'دلال', 'سامي'],
} as const satisfies Record<string, Names>;
const lastNames = {
  en: ['Alotaibi', 'Mansour', 'Alharbi', 'Najjar', 'Sabbagh', 'Alqahtani', 'Darwish', 'Khoury'],
  ar: ['العتيبي', 'منصور', 'الحربي', 'النجار', 'الصباغ', 'القحطاني', 'درويش', 'خوري'],
} as const satisfies Record<string, Names>;

/** Approximate units per US dollar; others count as 1. */
const unitsPerUsd: Readonly<Record<string, number>> = {
  SAR: 3.75,
  AED: 3.67,
  QAR: 3.64,
  KWD: 0.31,
  BHD: 0.38,
  OMR: 0.38,
  JOD: 0.71,
  EGP: 48,
  MAD: 10,
  TRY: 34,
  INR: 84,
  PKR: 280,
  JPY: 150,
  CNY: 7.2,
  EUR: 0.92,
  GBP: 0.79,
};
const arabWeekend = /^Asia\/(Riyadh|Kuwait|Qatar|Bahrain|Muscat|Amman|Baghdad)$|^Africa\/(Cairo|Algiers|Tripoli)$/;

type CampaignRow = Pick<EvergreenBlueprint, 'key' | 'name' | 'goal' | 'budget' | 'schedule'> & {
  dailySpendUsd: number;
};
const always = { kind: 'always' } as const;
const mainCampaigns: readonly CampaignRow[] = [
  {
    key: 'sales',
    name: 'Online sales | مبيعات المتجر',
    goal: 'sales',
    dailySpendUsd: 90,
    budget: 'daily',
    schedule: always,
  },
  {
    key: 'again',
    name: 'Retargeting 30 days | إعادة الاستهداف',
    goal: 'sales',
    dailySpendUsd: 45,
    budget: 'ad-sets',
    schedule: always,
  },
  {
    key: 'leads',
    name: 'Contact form | نموذج التواصل',
    goal: 'leads',
    dailySpendUsd: 35,
    budget: 'daily',
    schedule: always,
  },
  {
    key: 'brand',
    name: 'Brand awareness | التعريف بالعلامة',
    goal: 'awareness',
    dailySpendUsd: 40,
    budget: 'daily',
    schedule: { kind: 'alternating', phase: 1 },
  },
];
const secondCampaigns: readonly CampaignRow[] = [
  {
    key: 'new',
    name: 'New customers | عملاء جدد',
    goal: 'sales',
    dailySpendUsd: 55,
    budget: 'daily',
    schedule: always,
  },
  {
    key: 'visits',
    name: 'Store visits | زيارات الفروع',
    goal: 'traffic',
    dailySpendUsd: 25,
    budget: 'daily',
    schedule: always,
  },
];

/** The same key gives the same company after a restart. */
export function ownCompany(platform: PlatformBlueprint, seed: string, organization: KeptOrganization): OwnCompany {
  const { key, name, currency, round } = organization;
  const { ownCompany: rules } = platform;
  const parts = (role: string) => [role, key, String(round)];
  const language = /\p{Script=Arabic}/u.test(name) ? 'ar' : 'en';
  const hash = hashOf('own company', key);
  const person = {
    id: rules.personId(...parts('person')),
    name: `${pick(hash, firstNames[language])} ${pick(mix(hash, 1), lastNames[language])}`,
    note: name,
  };
  const business = { id: rules.businessId(...parts('business')), name };
  const timeZone = rules.timeZone ?? organization.timeZone;
  const units = unitsPerUsd[currency] ?? 1;
  const scale = units * between(hashOf(platform.platform, key), 0.6, 1.4);
  const shared = {
    currency,
    timeZone,
    businessId: business.id,
    brand: 'shop',
    state: 'active',
    market: {
      weekend: arabWeekend.test(organization.timeZone) ? 'friday-saturday' : 'saturday-sunday',
      costPerMille: rules.costPerMilleUsd * units,
      basket: 60 * units,
      ...(rules.fractionalConversions ? { fractionalConversions: true } : {}),
    },
    seasonalDailySpend: 0,
  } as const;
  const evergreens = (rows: readonly CampaignRow[]) =>
    rows.map(({ dailySpendUsd, ...row }) => ({ ...row, dailySpend: dailySpendUsd * scale }));
  const accounts: AccountBlueprint[] = [
    { ...shared, id: rules.accountId(...parts('account 1')), name, evergreens: evergreens(mainCampaigns) },
    {
      ...shared,
      id: rules.accountId(...parts('account 2')),
      name: `${name} ${language === 'ar' ? '– الفروع' : '– Stores'}`,
      evergreens: evergreens(secondCampaigns),
    },
  ];
  const profiles: ProfileBlueprint[] = [];
  for (const [index, { kind, id }] of rules.profiles.entries()) {
    const [parent] = profiles;
    profiles.push({
      id: id === 'person' ? person.id : id === 'business' ? business.id : id(...parts(`profile ${index}`)),
      kind,
      name,
      handle: handleOf(organization),
      businessId: business.id,
      followers: 2_000 + (mix(hash, 2 + index) % 30_000),
      pace: 4,
      brand: 'shop',
      timeZone,
      ...(parent ? { parentId: parent.id } : {}),
    });
  }
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  return {
    organization,
    person: { ...person, accountIds: ids(accounts), profileIds: ids(profiles) },
    business,
    accounts,
    profiles,
    campaigns: new Map(
      accounts.flatMap((account) =>
        account.evergreens.map(({ key }) => [platform.campaignId(seed, account.id, key), account] as const),
      ),
    ),
  };
}

export function idsOf({ person, business, accounts, profiles, campaigns }: OwnCompany): string[] {
  return [person, business, ...accounts, ...profiles].map(({ id }) => id).concat([...campaigns.keys()]);
}

/** Letters and digits, at most 15: the limit of the strictest platform. */
function handleOf({ key, name }: KeptOrganization): string {
  const letters =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 9) || 'company';
  return `${letters}_${hashOf('handle', key).toString(36).slice(0, 5)}`;
}
