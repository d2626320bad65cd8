import { z } from 'zod';
import { addDays } from '@/lib/dates';
import type { AdAccountRef, DateWindow } from '../../platform';
import { activeEntitiesAnswer } from '../api-types';
import type { TwitterClient } from '../client';
import { CHANGES_AFTER_DAYS } from '../constants';
import { startOfDay, timeText } from './account-time';
import type { AdsHalf } from './dual-grant';

const MS_PER_HOUR = 3_600_000;

// Campaign id and its placements separated by commas: short, since cursors hold hundreds.
export const activeCampaign = z.tuple([z.string(), z.string()]);
export type ActiveCampaign = z.infer<typeof activeCampaign>;

const wholeHour = (milliseconds: number, round: (hours: number) => number) =>
  new Date(round(milliseconds / MS_PER_HOUR) * MS_PER_HOUR);

// Campaigns with figures in `window`, by id. X notes every change of a figure by the hour in which it happened, with
// the time it concerns: figures of a day change on that day or later.
export async function readActiveCampaigns(
  client: TwitterClient,
  half: AdsHalf,
  { externalId, timeZone }: AdAccountRef,
  window: DateWindow,
): Promise<ActiveCampaign[]> {
  const from = startOfDay(window.from, timeZone);
  const to = startOfDay(addDays(window.to, 1), timeZone);
  const firstHour = wholeHour(from.getTime(), Math.floor).getTime();
  const lastChange = Math.min(startOfDay(addDays(window.to, 1 + CHANGES_AFTER_DAYS), timeZone).getTime(), Date.now());
  const { data } = await client.getAds(half, {
    path: ['stats', 'accounts', externalId, 'active_entities'],
    endpoint: 'GET /stats/accounts/{id}/active_entities',
    query: {
      entity: 'CAMPAIGN',
      start_time: timeText(new Date(firstHour)),
      end_time: timeText(wholeHour(Math.max(lastChange, firstHour + 1), Math.ceil)),
    },
    schema: activeEntitiesAnswer,
  });
  return data
    .filter(({ activity_start_time: start, activity_end_time: end }) => start < to && end >= from)
    .map(({ entity_id: id, placements }): ActiveCampaign => [id, placements.join(',')])
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
