import type { SyncStream } from '../types';
import { slotSeconds } from './slot';
import { type DispatchedType, dispatchedTypes, latestTick, nextTick } from './ticks';

// Posts are read by the daily run only.
const schedules: Record<SyncStream, DispatchedType[]> = {
  campaigns: ['campaigns', 'all'],
  metrics: ['metrics', 'all'],
  posts: ['all'],
};

type Ticks = Record<DispatchedType, [latest: Date, next: Date]>;

// Shared by the integrations of a list: days in a zone are slow to compute.
const known = new WeakMap<Date, Map<string, Ticks>>();

function ticksAround(now: Date, timeZone: string): Ticks {
  const zones = known.get(now) ?? new Map<string, Ticks>();
  known.set(now, zones);
  const around = (type: DispatchedType) => [type, [latestTick(type, timeZone, now), nextTick(type, timeZone, now)]];
  const ticks = zones.get(timeZone) ?? (Object.fromEntries(dispatchedTypes.map(around)) as Ticks);
  zones.set(timeZone, ticks);
  return ticks;
}

/** When a stream is read next: at the slot of the latest or the next tick. `timeZone`: the organization's. */
export function nextRunAt(stream: SyncStream, integrationId: string, timeZone: string, now: Date): Date {
  const slotMs = slotSeconds(integrationId) * 1000;
  const ticks = ticksAround(now, timeZone);
  const times = schedules[stream].flatMap((type) => ticks[type].map((tick) => tick.getTime() + slotMs));
  return new Date(Math.min(...times.filter((time) => time > now.getTime())));
}
