import { addDays, dayInZone, instantInZone } from '@/lib/dates';
import type { SandboxContext } from '../sandbox-platform';
import { hashOf, unit } from '../world/random';
import { subscribed } from './draw-subject';
import type { EventDraw, SandboxEventName } from './webhook-sender';

export interface WorldEvent {
  event: SandboxEventName;
  at: Date;
  about: Omit<Partial<EventDraw>, 'at' | 'serial'>;
}

/** Per campaign and day, at most. */
const MOST_LEADS = 3;
const DAY_MS = 86_400_000;

function posted(context: SandboxContext, from: Date, to: Date): WorldEvent[] {
  const { world } = context;
  return subscribed(context).profiles.flatMap(({ id, timeZone }) =>
    world
      .posts(id, dayInZone(from, timeZone))
      .filter(({ publishesAt }) => publishesAt > from && publishesAt <= to)
      .map((post) => ({ event: 'post_published', at: post.publishesAt, about: { profileId: id, postId: post.id } })),
  );
}

/** A campaign's leads are the same for every call. */
function leads(context: SandboxContext, from: Date, to: Date): WorldEvent[] {
  const { world } = context;
  return subscribed(context).accounts.flatMap(({ id: accountId, state, timeZone }) => {
    if (state !== 'active') return [];
    const today = dayInZone(to, timeZone);
    const days = [addDays(today, -1), today].map((day) => ({
      day,
      midnight: instantInZone(`${day}T00:00:00`, timeZone),
    }));
    const campaigns = world.campaigns(accountId).filter(({ goal, state }) => goal === 'leads' && state === 'active');
    return campaigns.flatMap(({ id: campaignId }) =>
      days.flatMap(({ day, midnight }) =>
        leadTimes(campaignId, day, midnight)
          .filter((at) => at > from && at <= to)
          .map((at) => ({ event: 'lead', at, about: { accountId, campaignId } }) as const),
      ),
    );
  });
}

function leadTimes(campaignId: string, day: string, midnight: Date): Date[] {
  const count = hashOf('leads', campaignId, day) % (MOST_LEADS + 1);
  const shares = Array.from({ length: count }, (_, index) => unit(hashOf('lead at', campaignId, day, index)));
  return shares.map((share) => new Date(midnight.getTime() + Math.floor(share * DAY_MS)));
}

/** A new day changes the state of campaigns; rejections are repeated. */
function dayChanges(context: SandboxContext, from: Date, to: Date): WorldEvent[] {
  const { world } = context;
  return subscribed(context).accounts.flatMap(({ id: accountId, timeZone }) => {
    const today = dayInZone(to, timeZone);
    if (dayInZone(from, timeZone) === today) return [];
    return world.campaigns(accountId).flatMap(({ id: campaignId, updatedOn, hasIssues, state }): WorldEvent[] => {
      const about = { accountId, campaignId };
      return [
        ...(updatedOn === today ? [{ event: 'campaign_changed', at: to, about } as const] : []),
        ...(hasIssues && state === 'active' ? [{ event: 'ad_rejected', at: to, about } as const] : []),
      ];
    });
  });
}

/** After `from`, up to `to`, in order. */
export function worldEvents(context: SandboxContext, from: Date, to: Date): WorldEvent[] {
  const all = [...posted(context, from, to), ...leads(context, from, to), ...dayChanges(context, from, to)];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}
