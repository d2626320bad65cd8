import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import { type CampaignPlan, historyDays, planCampaigns } from './campaigns';
import { dailyFacts, sixDecimals } from './daily-facts';
import type { Account, AccountTotals, Business, DailyFact, Person, PlatformBlueprint, Post, Profile } from './model';
import { postsOf } from './posts';

export interface FactWindow {
  from: IsoDate;
  to: IsoDate;
}

/**
 * The invented company as one platform knows it, always as of the world's now. Everything follows from the seed and
 * the day (posts: the hour), so two readers of the same day agree.
 */
export class PlatformWorld {
  readonly #plans = new Map<string, { today: IsoDate; plans: CampaignPlan[] }>();
  /** By account: how much more than its campaigns it counts, in percent. */
  readonly #drifts = new Map<string, number>();
  /** Campaigns that were deleted by hand, and the day on which each was. */
  readonly #deleted = new Map<string, IsoDate>();

  constructor(
    readonly seed: string,
    readonly now: () => Date,
    private readonly blueprint: PlatformBlueprint,
  ) {}

  get people(): readonly Person[] {
    return this.blueprint.people;
  }

  get businesses(): readonly Business[] {
    return this.blueprint.businesses;
  }

  get accounts(): Account[] {
    return this.blueprint.accounts.map((account) => ({ ...account, platform: this.blueprint.platform }));
  }

  get profiles(): Profile[] {
    return this.blueprint.profiles.map((profile) => ({ ...profile, platform: this.blueprint.platform }));
  }

  account(id: string): Account | undefined {
    return this.accounts.find((account) => account.id === id);
  }

  profile(id: string): Profile | undefined {
    return this.profiles.find((profile) => profile.id === id);
  }

  /** The day it is in the account's time zone; throws for an unknown account. */
  today(accountId: string): IsoDate {
    return dayInZone(this.now(), this.#blueprintOf(accountId).timeZone);
  }

  /** Every campaign of the account in any state, newest first. */
  campaigns(accountId: string): CampaignPlan[] {
    const today = this.today(accountId);
    const known = this.#plans.get(accountId);
    if (known?.today === today) return known.plans;
    const account = this.#blueprintOf(accountId);
    const planned = planCampaigns({ seed: this.seed, platform: this.blueprint, account, today });
    const plans = planned.map((plan) => this.#asDeleted(plan));
    this.#plans.set(accountId, { today, plans });
    return plans;
  }

  campaign(id: string): CampaignPlan | undefined {
    for (const account of this.blueprint.accounts) {
      const found = this.campaigns(account.id).find((campaign) => campaign.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** The facts of one campaign, oldest first; days without a row are left out. */
  facts(campaign: CampaignPlan, window: FactWindow): Generator<DailyFact> {
    const { market } = this.#blueprintOf(campaign.accountId);
    return dailyFacts(campaign, market, window, this.today(campaign.accountId));
  }

  /** The facts of a campaign as the figures of its account have them: the same, unless they drift. */
  *accountFacts(campaign: CampaignPlan, window: FactWindow): Generator<DailyFact> {
    const percent = this.#drifts.get(campaign.accountId) ?? 0;
    for (const fact of this.facts(campaign, window)) {
      yield percent === 0 ? fact : inflated(fact, percent);
    }
  }

  /** Makes the account's own figures of its delivery so many percent larger than the sum of its campaigns; 0: no more. */
  driftTotals(accountId: string, percent: number): void {
    this.#drifts.set(this.#blueprintOf(accountId).id, percent);
  }

  /** Deletes a campaign, as a person does at the platform: what it delivered stays, wherever the platform shows it. */
  deleteCampaign(campaignId: string): void {
    const accountId = this.campaign(campaignId)?.accountId;
    if (accountId === undefined) throw new RangeError(`The world has no campaign ${campaignId}`);
    this.#deleted.set(campaignId, this.today(accountId));
    this.#plans.delete(accountId);
  }

  /** Spend of the campaign since the beginning of the history. */
  spentMicros(campaign: CampaignPlan): bigint {
    let spent = 0n;
    for (const fact of this.facts(campaign, this.history(campaign.accountId))) spent += fact.spendMicros;
    return spent;
  }

  /** From the oldest day with data to today, in the account's time zone. */
  history(accountId: string): FactWindow {
    const today = this.today(accountId);
    return { from: addDays(today, -historyDays), to: today };
  }

  /** Posts of the profile, planned ones included, newest first. */
  posts(profileId: string): Post[] {
    const profile = this.profile(profileId);
    if (!profile) return [];
    const now = this.now();
    return postsOf(profile, this.seed, dayInZone(now, profile.timeZone), now);
  }

  /** Sums of every fact of each account in the window (default: the whole history), to compare a copy with. */
  totals(window?: Partial<FactWindow>): AccountTotals[] {
    return this.blueprint.accounts.map((account) => {
      const days = { ...this.history(account.id), ...window };
      const totals: AccountTotals = {
        accountId: account.id,
        name: account.name,
        currency: account.currency,
        timeZone: account.timeZone,
        rows: 0,
        spendMicros: 0n,
        impressions: 0,
        clicks: 0,
        conversions: 0,
        conversionValueMicros: 0n,
      };
      for (const campaign of this.campaigns(account.id)) {
        for (const fact of this.facts(campaign, days)) addFact(totals, fact);
      }
      return totals;
    });
  }

  #asDeleted(plan: CampaignPlan): CampaignPlan {
    const deletedOn = this.#deleted.get(plan.id);
    if (deletedOn === undefined) return plan;
    return { ...plan, state: 'deleted', deliversOn: (date) => date <= deletedOn && plan.deliversOn(date) };
  }

  #blueprintOf(accountId: string) {
    const account = this.blueprint.accounts.find((candidate) => candidate.id === accountId);
    if (!account) throw new RangeError(`The world has no account ${accountId}`);
    return account;
  }
}

function inflated(fact: DailyFact, percent: number): DailyFact {
  return {
    ...fact,
    spendMicros: (fact.spendMicros * BigInt(100 + percent)) / 100n,
    impressions: Math.floor((fact.impressions * (100 + percent)) / 100),
  };
}

function addFact(totals: AccountTotals, fact: DailyFact): void {
  totals.rows += 1;
  totals.spendMicros += fact.spendMicros;
  totals.impressions += fact.impressions;
  totals.clicks += fact.clicks;
  // Sums of fractions stay decimal numbers of six places.
  totals.conversions = sixDecimals(totals.conversions + fact.conversions);
  totals.conversionValueMicros += fact.conversionValueMicros ?? 0n;
}
