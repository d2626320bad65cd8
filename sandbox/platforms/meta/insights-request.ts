import { z } from 'zod';
import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import type { GraphCall } from './graph-answer';
import { invalidParameter } from './graph-error';
import { jsonParameter, parameter } from './session';

const retentionDays = 37 * 31;

export interface InsightsRequest {
  level: 'account' | 'campaign';
  daily: boolean;
  since: IsoDate;
  until: IsoDate;
  windows: string[];
  campaignIds: string[] | null;
  /** Of `effective_status`; null: no filter. */
  statuses: string[] | null;
}

const timeRange = z.object({ since: z.iso.date(), until: z.iso.date() });
const campaignFilter = z.array(
  z.object({
    field: z.enum(['campaign.id', 'campaign.effective_status']),
    operator: z.enum(['IN', 'EQUAL']),
    value: z.union([z.string(), z.array(z.string())]),
  }),
);
const attributionWindows = z.array(z.string());
const presets: Record<string, readonly [first: number, last: number]> = {
  today: [0, 0],
  yesterday: [1, 1],
  last_3d: [3, 1],
  last_7d: [7, 1],
  last_14d: [14, 1],
  last_28d: [28, 1],
  last_30d: [30, 1],
  last_90d: [90, 1],
  maximum: [retentionDays - 1, 0],
};

/** `today` in the account's time zone. @throws Refusal (#100) */
export function readInsightsRequest(
  call: GraphCall,
  defaultLevel: 'account' | 'campaign',
  today: IsoDate,
): InsightsRequest {
  const level = parameter(call.request, 'level') ?? defaultLevel;
  if (level !== 'account' && level !== 'campaign') throw invalidParameter(`Level ${level} is not emulated`);
  const increment = parameter(call.request, 'time_increment') ?? 'all_days';
  if (increment !== '1' && increment !== 'all_days')
    throw invalidParameter(`time_increment ${increment} is not emulated`);
  return {
    level,
    daily: increment === '1',
    ...readRange(call, today),
    windows: readWindows(call),
    ...readFilters(call),
  };
}

function readRange(call: GraphCall, today: IsoDate): { since: IsoDate; until: IsoDate } {
  const given = jsonParameter(call.request, 'time_range');
  if (given === undefined) {
    const preset = presets[parameter(call.request, 'date_preset') ?? 'last_30d'];
    if (!preset) throw invalidParameter('Param date_preset must be one of the known presets');
    return { since: addDays(today, -preset[0]), until: addDays(today, -preset[1]) };
  }
  const parsed = timeRange.safeParse(given);
  if (!parsed.success) throw invalidParameter('Param time_range must be {"since":"YYYY-MM-DD","until":"YYYY-MM-DD"}');
  const { since, until } = parsed.data;
  if (since > until) throw invalidParameter('The start date of the time range is after its end date', 1487842);
  if (daysBetween(since, today) > retentionDays) {
    throw invalidParameter('The start date of the time range cannot be beyond 37 months from the current date', 3018);
  }
  return { since, until };
}

function readWindows(call: GraphCall): string[] {
  const given = attributionWindows.safeParse(jsonParameter(call.request, 'action_attribution_windows') ?? []);
  if (!given.success) throw invalidParameter('Param action_attribution_windows must be a list');
  return given.data;
}

function readFilters(call: GraphCall): Pick<InsightsRequest, 'campaignIds' | 'statuses'> {
  const given = jsonParameter(call.request, 'filtering');
  const parsed = campaignFilter.safeParse(given ?? []);
  if (!parsed.success)
    throw invalidParameter('Only filtering by campaign.id and campaign.effective_status is emulated');
  const valuesOf = (field: string) => {
    const filters = parsed.data.filter((filter) => filter.field === field);
    return filters.length > 0 ? filters.flatMap(({ value }) => value) : null;
  };
  return { campaignIds: valuesOf('campaign.id'), statuses: valuesOf('campaign.effective_status') };
}
