import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import { type CampaignPlan, historyDays, planCampaigns } from './campaigns';
import { dailyFacts, sixDecimals } from './daily-facts';
import type { Account, AccountTotals, Business, DailyFact, Person, PlatformBlueprint, Post, Profile } from './model';
import { idsOf, type OwnCompany, ownCompany } from './own-company';
import { postsOf } from './posts';
import { indexWorld, type WorldIndex } from './world-index';

export interface FactWindow {
  from: IsoDate;
  to: IsoDate;
}

/** Everything follows from the seed and the day (posts: the hour), so two reads of one day agree. */
export class PlatformWorld {
  readonly #plans = new Map<string, { today: IsoDate; plans: CampaignPlan[] }>();
  /** Percent by which an account exceeds its campaigns. */
  readonly #drifts = new Map<string, number>();
  /** Deleted campaigns and their day. */
  readonly #deleted = new Map<string, IsoDate>();

  /** By organization key. */
  readonly #own = new Map<string, OwnCompany>();
  #index: WorldIndex;

  constructor(
    readonly seed: string,
    readonly now: () => Date,
    private readonly blueprint: PlatformBlueprint,
  ) {
    this.#index = indexWorld(blueprint, []);
  }

  get platform(): string {
    return this.blueprint.platform;
  }

  get people(): readonly Person[] {
    return this.blueprint.people;
  }

  /** Here and below: shared objects first, in the order of the blueprint. */
  get businesses(): readonly Business[] {
    return this.#index.businesses;
  }

  get accounts(): readonly Account[] {
    return this.#index.accounts;
  }

  get profiles(): readonly Profile[] {
    return this.#index.profiles;
  }

  person(id: string | undefined): Person | undefined {
    return this.#index.people.get(id ?? '');
  }

  account(id: string): Account | undefined {
    return this.#index.accountsById.get(id);
  }

  profile(id: string): Profile | undefined {
    return this.#index.profilesById.get(id);
  }

  get ownCompanies(): OwnCompany[] {
    return [...this.#own.values()];
  }

  /** As it is in the world, else as `adopt` would add it. */
  ownCompany(organization: OwnCompany['organization']): OwnCompany {
    const known = this.#own.get(organization.key);
    if (known) return known;
    for (let { round } = organization; ; round += 1) {
      const company = ownCompany(this.blueprint, this.seed, { ...organization, round });
      if (!idsOf(company).some((id) => this.#index.ids.has(id))) return company;
    }
  }

  /** Removes the companies of `released` keys. */
  adopt(companies: readonly OwnCompany[], released: readonly string[] = []): void {
    for (const key of released) {
      for (const { id } of this.#own.get(key)?.accounts ?? []) this.#plans.delete(id);
      this.#own.delete(key);
    }
    for (const company of companies) this.#own.set(company.organization.key, company);
    this.#index = indexWorld(this.blueprint, this.ownCompanies);
  }

  /** In the account's time zone. @throws RangeError for an unknown account */
  today(accountId: string): IsoDate {
    return dayInZone(this.now(), this.#blueprintOf(accountId).timeZone);
  }

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
    const owner = this.#index.ownCampaigns.get(id);
    for (const account of owner ? [owner] : this.blueprint.accounts) {
      const found = this.campaigns(account.id).find((campaign) => campaign.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Oldest first; days without a row are left out. */
  facts(campaign: CampaignPlan, window: FactWindow): Generator<DailyFact> {
    const { market } = this.#blueprintOf(campaign.accountId);
    return dailyFacts(campaign, market, window, this.today(campaign.accountId));
  }

  /** With the drift of the account. */
  *accountFacts(campaign: CampaignPlan, window: FactWindow): Generator<DailyFact> {
    const percent = this.#drifts.get(campaign.accountId) ?? 0;
    for (const fact of this.facts(campaign, window)) {
      yield percent === 0 ? fact : inflated(fact, percent);
    }
  }

  /** Percent above the sum of its campaigns; 0: no drift. */
  driftTotals(accountId: string, percent: number): void {
    this.#drifts.set(this.#blueprintOf(accountId).id, percent);
  }

  /** The delivery of a deleted campaign stays, where the platform shows it. */
  deleteCampaign(campaignId: string): void {
    const accountId = this.campaign(campaignId)?.accountId;
    if (accountId === undefined) throw new RangeError(`The world has no campaign ${campaignId}`);
    this.#deleted.set(campaignId, this.today(accountId));
    this.#plans.delete(accountId);
  }

  spentMicros(campaign: CampaignPlan): bigint {
    let spent = 0n;
    for (const fact of this.facts(campaign, this.history(campaign.accountId))) spent += fact.spendMicros;
    return spent;
  }

  /** In the account's time zone. */
  history(accountId: string): FactWindow {
    const today = this.today(accountId);
    return { from: addDays(today, -historyDays), to: today };
  }

  /** Scheduled ones included; newest first; with `since` only from that day on. */
  posts(profileId: string, since?: IsoDate): Post[] {
    const profile = this.profile(profileId);
    if (!profile) return [];
    const now = this.now();
    return postsOf(profile, this.seed, dayInZone(now, profile.timeZone), now, since);
  }

  /** By default over the whole history, for the shared accounts. */
  totals(window?: Partial<FactWindow>, accountIds?: readonly string[]): AccountTotals[] {
    const ids = accountIds ?? this.blueprint.accounts.map(({ id }) => id);
    return this.accounts
      .filter(({ id }) => ids.includes(id))
      .map((account) => {
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
    const account = this.#index.blueprints.get(accountId);
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
  // Sums of fractions keep six decimals.
  totals.conversions = sixDecimals(totals.conversions + fact.conversions);
  totals.conversionValueMicros += fact.conversionValueMicros ?? 0n;
}
