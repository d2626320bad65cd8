import type { IsoDate } from '@/lib/dates';

/** What every platform's emulation is drawn from. Platforms translate it into their own words, units and shapes. */

export type CampaignGoal = 'sales' | 'leads' | 'traffic' | 'awareness' | 'engagement';
export type CampaignState = 'active' | 'paused' | 'archived' | 'deleted';

/** How the days of an account look: what a week, a purchase and a thousand impressions are like there. */
export interface Market {
  weekend: 'friday-saturday' | 'saturday-sunday';
  /** Cost of 1,000 impressions in major units of the account's currency. */
  costPerMille: number;
  /** Mean value of a purchase in major units. */
  basket: number;
  /** Conversions are credited in shares (data-driven attribution): counts of them are fractions. Default: whole. */
  fractionalConversions?: boolean;
}

/** Whose voice names and texts are written in. */
export type Brand = 'retail' | 'coffee' | 'shop';

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
  /** Mean daily spend of a seasonal campaign in major units; 0: the account runs none. */
  seasonalDailySpend: number;
}

type EvergreenSchedule =
  /** Runs all the time. */
  | { kind: 'always' }
  /** On in odd (`phase` 1) or even (0) calendar months, paused in the others. */
  | { kind: 'alternating'; phase: 0 | 1 }
  /** Ended on a day, archived since. */
  | { kind: 'ended'; on: IsoDate };

/** A campaign that exists on every day of the world. */
export interface EvergreenBlueprint {
  key: string;
  name: string;
  goal: CampaignGoal;
  dailySpend: number;
  budget: 'daily' | 'ad-sets';
  /** Its budget as a multiple of the mean daily spend; left out: one that its busiest day stays within. */
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
  /** The campaign has none of its own; it lies on these ad sets. */
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

/** What a platform reports for a campaign and an account-local day, as of the world's now. */
export interface DailyFact {
  campaignId: string;
  date: IsoDate;
  impressions: number;
  clicks: number;
  linkClicks: number;
  spendMicros: bigint;
  conversionKind: 'purchase' | 'lead' | null;
  /** Whole, or with up to six decimals where the market's conversions are fractional. */
  conversions: number;
  /** Null: nothing of value is tracked for the campaign. */
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
  /** Mean posts per week. */
  pace: number;
  brand: Brand;
  /** Profile this one is reached through (Instagram: its Page). */
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
  /** Since publication; all 0 for a post that is not out yet. */
  engagement: Engagement;
}

/** Someone who may sign in on a consent screen, and what they manage. */
export interface Person {
  id: string;
  name: string;
  /** What the sign-in list says about them. */
  note: string;
  accountIds: readonly string[];
  profileIds: readonly string[];
}

export interface Business {
  id: string;
  name: string;
}

/** All of one platform in the world. */
export interface PlatformBlueprint {
  platform: string;
  businesses: Business[];
  accounts: AccountBlueprint[];
  profiles: ProfileBlueprint[];
  people: Person[];
  campaignId: (seed: string, accountId: string, key: string) => string;
  ownCompany: OwnCompanyRules;
}

/** An id as the platform writes ids of that kind; equal parts give equal ids. */
type IdOf = (...parts: string[]) => string;

/** What the platform makes of a company that belongs to one organization alone; see own-company.ts. */
interface OwnCompanyRules {
  personId: IdOf;
  businessId: IdOf;
  accountId: IdOf;
  /** The second profile is reached through the first. On some platforms a profile has the id of its person or business. */
  profiles: readonly { kind: string; id: IdOf | 'person' | 'business' }[];
  /** Cost of 1,000 impressions in US dollars. */
  costPerMilleUsd: number;
  /** Set where the platform reports in one time zone, whatever the company's is. */
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
