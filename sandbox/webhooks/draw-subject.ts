import type { SandboxContext } from '../sandbox-platform';
import type { Account, Campaign, Person, Post, Profile } from '../world/model';
import { hashOf, pick } from '../world/random';
import type { EventDraw } from './webhook-sender';

/** By name, else drawn. @throws RangeError when the world has none */
function named<T extends { id: string }>(all: readonly T[], id: string | undefined, draw: EventDraw, noun: string): T {
  const found = id === undefined ? undefined : all.find((one) => one.id === id);
  const [first, ...rest] = all;
  if ((id !== undefined && !found) || !first) throw new RangeError(`The world has no ${noun} ${id ?? ''}`.trim());
  return found ?? pick(hashOf(noun, draw.serial), [first, ...rest]);
}

/** Accounts and profiles of the first person and of every organization's own company. */
export function subscribed({ world }: SandboxContext): { accounts: Account[]; profiles: Profile[] } {
  const reached = reachOf([world.people[0], ...world.ownCompanies.map(({ person }) => person)]);
  return {
    accounts: world.accounts.filter(({ id }) => reached.has(id)),
    profiles: world.profiles.filter(({ id }) => reached.has(id)),
  };
}

function reachOf(people: readonly (Person | undefined)[]): ReadonlySet<string> {
  return new Set(people.flatMap((person) => [...(person?.accountIds ?? []), ...(person?.profileIds ?? [])]));
}

/** From the business of the named account or profile, else of the first person. */
function drawable({ world }: SandboxContext, { accountId = '', profileId = '' }: EventDraw) {
  const business = (world.account(accountId) ?? world.profile(profileId))?.businessId;
  const reached = reachOf([world.people[0]]);
  const isDrawable = (one: { id: string; businessId: string }) =>
    business === undefined ? reached.has(one.id) : one.businessId === business;
  return { accounts: world.accounts.filter(isDrawable), profiles: world.profiles.filter(isDrawable) };
}

/** By default an active account with campaigns. */
export function drawAccount(context: SandboxContext, draw: EventDraw): Account {
  const { world } = context;
  const active = drawable(context, draw).accounts.filter(
    ({ id, state }) => state === 'active' && world.campaigns(id).length > 0,
  );
  return named(draw.accountId === undefined ? active : world.accounts, draw.accountId, draw, 'account');
}

export function drawProfile(context: SandboxContext, draw: EventDraw, kinds?: readonly string[]): Profile {
  const all = draw.profileId === undefined ? drawable(context, draw).profiles : context.world.profiles;
  const fitting = all.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  return named(fitting, draw.profileId, draw, 'profile');
}

export function drawPerson({ world }: SandboxContext, draw: EventDraw): Person {
  const known = world.person(draw.personId);
  return named(known ? [known] : world.people, draw.personId, draw, 'person');
}

/** A lead campaign, where the account has one. */
export function drawCampaign({ world }: SandboxContext, draw: EventDraw, account: Account): Campaign {
  const all = world.campaigns(account.id);
  const leads = all.filter(({ goal }) => goal === 'leads');
  return named(draw.campaignId !== undefined || leads.length === 0 ? all : leads, draw.campaignId, draw, 'campaign');
}

/** By default the newest post of a profile that has one. */
export function drawPost(context: SandboxContext, draw: EventDraw, kinds?: readonly string[]): Drawn {
  const published = ({ id }: Profile) => context.world.posts(id).filter(({ publishesAt }) => publishesAt <= draw.at);
  const all = draw.profileId === undefined ? drawable(context, draw).profiles : context.world.profiles;
  const fitting = all.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const active = draw.profileId === undefined ? fitting.filter((profile) => published(profile).length > 0) : fitting;
  const profile = named(active, draw.profileId, draw, 'profile');
  const posts = published(profile);
  return { profile, post: named(draw.postId === undefined ? posts.slice(0, 1) : posts, draw.postId, draw, 'post') };
}

interface Drawn {
  profile: Profile;
  post: Post;
}
