import { type SQL, sql } from 'drizzle-orm';
import { daysBetween } from '@/lib/dates';
import type { DateWindow, RemoteDailyMetrics } from '@/lib/platforms/platform';

/** Positions instead of texts: shorter to send and faster to read. */
export interface PlacedPage {
  rows: readonly (RemoteDailyMetrics & Place)[];
  campaigns: SQL;
  window: DateWindow;
}

/** `place` of the campaign in the array, from 1, and days since the first one of the page. */
export interface Place {
  place: number;
  distance: number;
}

export const placeColumns = [
  { name: 'place', type: 'int', of: (row: Place) => row.place },
  { name: 'distance', type: 'int', of: (row: Place) => row.distance },
];

export function placePage(facts: RemoteDailyMetrics[], campaignIds: ReadonlyMap<string, string>): PlacedPage {
  const window = spanOf(facts);
  const placeOf = new Map([...campaignIds.keys()].map((externalId, index) => [externalId, index + 1]));
  const distanceOf = new Map<string, number>();
  for (const { date } of facts) if (!distanceOf.has(date)) distanceOf.set(date, daysBetween(window.from, date));
  const rows = facts.map((fact) => ({
    ...fact,
    place: placeOf.get(fact.campaignExternalId) ?? 0,
    distance: distanceOf.get(fact.date) ?? 0,
  }));
  return { rows, campaigns: sql`${`{${[...campaignIds.values()].join(',')}}`}::uuid[]`, window };
}

function spanOf(facts: RemoteDailyMetrics[]): DateWindow {
  let [from, to] = [facts[0]?.date ?? '', facts[0]?.date ?? ''];
  for (const { date } of facts) {
    if (date < from) from = date;
    if (date > to) to = date;
  }
  return { from, to };
}
