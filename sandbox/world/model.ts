import type { IsoDate } from '@/lib/dates';

export type CampaignGoal = 'sales' | 'leads' | 'traffic' | 'awareness' | 'engagement';
export type CampaignState = 'active' | 'paused' | 'archived' | 'deleted';

export interface Market {
  weekend: 'friday-saturday' | 'saturday-sunday';
  /** Cost of 1,000 impressions in major units of the account's currency. */
  costPerMille: number;
  /** Mean value of a purchase in major units. */
  basket: number;
  /** Data-driven attribution gives fractional conversions. Default: whole. */
  fractionalConversions?: boolean;
}

export const brands = ['retail', 'coffee', 'shop'] as const;
type Brand = (typeof brands)[number];

export interface AccountBlueprint {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  businessId: string;
  brand: Brand;
  state: 'active' | 'closed';
  market: Market;
  evergreens: EvergreenBlueprint[];
  /** Mean per campaign in major units; 0: no seasonal campaigns. */
  seasonalDailySpend: number;
}

type EvergreenSchedule =
  | { kind: 'always' }
  /** Active in odd (`phase` 1) or even (0) calendar months, else paused. */
  | { kind: 'alternating'; phase: 0 | 1 }
  | { kind: 'ended'; on: IsoDate };

export interface EvergreenBlueprint {
  key: string;
  name: string;
  goal: CampaignGoal;
  dailySpend: number;
  budget: 'daily' | 'ad-sets';
  /** A multiple of the mean daily spend; default: covers the busiest day. */
  budgetFactor?: number;
  schedule: EvergreenSchedule;
  hasIssues?: boolean;
}

export interface Account extends Omit<AccountBlueprint, 'evergreens' | 'seasonalDailySpend'> {
  platform: string;
}

type CampaignBudget =
  | { kind: 'daily'; amountMicros: bigint }
  | { kind: 'lifetime'; amountMicros: bigint }
  /** The budget is on these ad sets. */
  | { kind: 'ad-sets'; adSets: AdSet[] };

export interface AdSet {
  id: string;
  name: string;
  dailyBudgetMicros: bigint;
}

export interface Campaign {
  id: string;
  accountId: string;
  name: string;
  goal: CampaignGoal;
  state: CampaignState;
  hasIssues: boolean;
  budget: CampaignBudget;
  startsOn: IsoDate;
  /** Last day; null: open. */
  endsOn: IsoDate | null;
  updatedOn: IsoDate;
}

/** As of the world's now; days in the account's time zone. */
export interface DailyFact {
  campaignId: string;
  date: IsoDate;
  impressions: number;
  clicks: number;
  linkClicks: number;
  spendMicros: bigint;
  conversionKind: 'purchase' | 'lead' | null;
  /** Up to six decimals where the market's conversions are fractional. */
  conversions: number;
  /** Null: no value is tracked. */
  conversionValueMicros: bigint | null;
  videoViews: number;
  thruplays: number;
  reach: number;
}

export interface ProfileBlueprint {
  id: string;
  kind: string;
  name: string;
  handle: string;
  businessId: string;
  followers: number;
  /** Posts per week. */
  pace: number;
  brand: Brand;
  /** An Instagram profile is reached through its Page. */
  parentId?: string;
  timeZone: string;
}

export interface Profile extends ProfileBlueprint {
  platform: string;
}

export type PostMedia = 'photo' | 'video' | 'carousel' | 'link';

export interface Engagement {
  views: number;
  reach: number;
  likes: number;
  loves: number;
  comments: number;
  shares: number;
  saves: number;
  clicks: number;
}

export interface Post {
  id: string;
  profileId: string;
  text: string;
  media: PostMedia;
  publishesAt: Date;
  /** Since publication; 0 before it. */
  engagement: Engagement;
}

export interface Person {
  id: string;
  name: string;
  note: string;
  accountIds: readonly string[];
  profileIds: readonly string[];
}

export interface Business {
  id: string;
  name: string;
}

export interface PlatformBlueprint {
  platform: string;
  businesses: Business[];
  accounts: AccountBlueprint[];
  profiles: ProfileBlueprint[];
  people: Person[];
  campaignId: (seed: string, accountId: string, key: string) => string;
  ownCompany: OwnCompanyRules;
}

/** Equal parts give equal ids. */
type IdOf = (...parts: string[]) => string;

interface OwnCompanyRules {
  personId: IdOf;
  businessId: IdOf;
  accountId: IdOf;
  /** The second profile is reached through the first. Some platforms reuse the id of the person or business. */
  profiles: readonly { kind: string; id: IdOf | 'person' | 'business' }[];
  /** US dollars. */
  costPerMilleUsd: number;
  /** Set where the platform reports in one time zone for all. */
  timeZone?: string;
  fractionalConversions?: boolean;
}

export interface AccountTotals {
  accountId: string;
  name: string;
  currency: string;
  timeZone: string;
  rows: number;
  spendMicros: bigint;
  impressions: number;
  clicks: number;
  conversions: number;
  conversionValueMicros: bigint;
}
