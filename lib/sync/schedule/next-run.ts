import type { SyncStream } from '../types';
import { slotSeconds } from './slot';
import { type DispatchedType, dispatchedTypes, latestTick, nextTick } from './ticks';

/** The beats of the schedule that read a stream; posts come with everything once a day. */
const beats: Record<SyncStream, DispatchedType[]> = {
  campaigns: ['campaigns', 'all'],
  metrics: ['metrics', 'all'],
  posts: ['all'],
};

type Ticks = Record<DispatchedType, [latest: Date, next: Date]>;

// Of each moment asked about: a list of a thousand integrations shares them, and days in a zone are slow to tell.
const known = new WeakMap<Date, Map<string, Ticks>>();

function ticksAround(now: Date, timeZone: string): Ticks {
  const zones = known.get(now) ?? new Map<string, Ticks>();
  known.set(now, zones);
  const around = (type: DispatchedType) => [type, [latestTick(type, timeZone, now), nextTick(type, timeZone, now)]];
  const ticks = zones.get(timeZone) ?? (Object.fromEntries(dispatchedTypes.map(around)) as Ticks);
  zones.set(timeZone, ticks);
  return ticks;
}

/**
 * When the schedule reads a stream of an integration next: at its slot after the next tick, or after the newest one
 * while that slot is still ahead. `timeZone`: the organization's.
 */
export function nextRunAt(stream: SyncStream, integrationId: string, timeZone: string, now: Date): Date {
  const slotMs = slotSeconds(integrationId) * 1000;
  const ticks = ticksAround(now, timeZone);
  const times = beats[stream].flatMap((beat) => ticks[beat].map((tick) => tick.getTime() + slotMs));
  return new Date(Math.min(...times.filter((time) => time > now.getTime())));
}
