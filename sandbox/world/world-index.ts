import type { Account, AccountBlueprint, Business, Person, PlatformBlueprint, Profile } from './model';
import type { OwnCompany } from './own-company';

/** Shared objects first, then own companies. */
export interface WorldIndex {
  blueprints: ReadonlyMap<string, AccountBlueprint>;
  businesses: readonly Business[];
  accounts: readonly Account[];
  profiles: readonly Profile[];
  people: ReadonlyMap<string, Person>;
  accountsById: ReadonlyMap<string, Account>;
  profilesById: ReadonlyMap<string, Profile>;
  ownCampaigns: ReadonlyMap<string, AccountBlueprint>;
  /** Of persons, businesses, accounts and profiles, and of campaigns of own companies. */
  ids: ReadonlySet<string>;
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

export function indexWorld(blueprint: PlatformBlueprint, own: readonly OwnCompany[]): WorldIndex {
  const { platform } = blueprint;
  const blueprints = [...blueprint.accounts, ...own.flatMap((company) => company.accounts)];
  const accounts = blueprints.map((account) => ({ ...account, platform }));
  const ownProfiles = own.flatMap((company) => company.profiles);
  const profiles = [...blueprint.profiles, ...ownProfiles].map((profile) => ({ ...profile, platform }));
  const people = [...blueprint.people, ...own.map(({ person }) => person)];
  const businesses = [...blueprint.businesses, ...own.map(({ business }) => business)];
  const ownCampaigns = own.flatMap((company) => [...company.campaigns]);
  const ids = [...accounts, ...profiles, ...people, ...businesses].map(({ id }) => id);
  return {
    blueprints: byId(blueprints),
    businesses,
    accounts,
    profiles,
    people: byId(people),
    accountsById: byId(accounts),
    profilesById: byId(profiles),
    ownCampaigns: new Map(ownCampaigns),
    ids: new Set([...ids, ...ownCampaigns.map(([id]) => id)]),
  };
}
