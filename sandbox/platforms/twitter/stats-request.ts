import { addDays, dayInZone, daysBetween, type IsoDate } from '@/lib/dates';
import type { SandboxRequest } from '../../sandbox-platform';
import { instantAt } from '../../world/local-time';
import type { Account } from '../../world/model';
import { idList } from './ads-listing';
import { adsError, invalidParameter, refuse } from './api-answer';
import { type Placement, placements } from './placements';
import { exclusiveGroups, type MetricGroup, metricGroups } from './stats-metrics';

const maxEntities = 20;
const maxDays = 7;
const accountGroups: ReadonlySet<MetricGroup> = new Set(['ENGAGEMENT', 'BILLING']);

export function required(request: SandboxRequest, name: string): string {
  const value = request.query.get(name);
  if (value !== null && value !== '') return value;
  throw refuse(adsError(400, 'MISSING_PARAMETER', `"${name}" is a required parameter`, { parameter: name }));
}

function oneOf<Choice extends string>(request: SandboxRequest, name: string, choices: readonly Choice[]): Choice {
  const value = required(request, name);
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  throw invalidParameter(name, `Expected one of ${choices.join(', ')}, got "${value}" for ${name}`);
}

/** A whole hour. A date without time is midnight in the account's zone. */
export function timeParameter(request: SandboxRequest, name: string, { timeZone }: Account): Date {
  const text = required(request, name);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return instantAt(text, 0, 0, timeZone);
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:00(:00)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null;
  if (time && !Number.isNaN(time.getTime())) return time;
  throw invalidParameter(name, `Expected time in whole hours, got "${text}" for ${name}`);
}

function dayBeginningAt(instant: Date, name: string, { timeZone }: Account): IsoDate {
  const day = dayInZone(instant, timeZone);
  if (instantAt(day, 0, 0, timeZone).getTime() === instant.getTime()) return day;
  throw invalidParameter(name, `Expected midnight in the time zone of the account, ${timeZone}, for ${name}`);
}

function metricGroupsOf(request: SandboxRequest, entity: StatsRequest['entity']): MetricGroup[] {
  const requested = required(request, 'metric_groups').split(',');
  const groups = requested.map((name) => {
    const group = metricGroups.find((known) => known === name);
    if (!group) throw invalidParameter('metric_groups', `Expected MetricGroup, got "${name}" for metric_groups`);
    return group;
  });
  if (groups.length > 1 && groups.some((group) => exclusiveGroups.has(group))) {
    throw invalidParameter('metric_groups', 'Mobile conversion metrics must be requested separately');
  }
  if (entity === 'ACCOUNT' && groups.some((group) => !accountGroups.has(group))) {
    throw invalidParameter('metric_groups', `Of accounts only ${[...accountGroups].join(', ')} are emulated`);
  }
  return groups;
}

export interface StatsRequest {
  entity: 'CAMPAIGN' | 'ACCOUNT';
  entityIds: readonly string[];
  from: IsoDate;
  /** Last day, included. */
  to: IsoDate;
  isTotal: boolean;
  placement: Placement;
  groups: MetricGroup[];
}

/** Campaigns and accounts only, by day or in total. @throws Refusal 400 */
export function readStatsRequest(request: SandboxRequest, account: Account): StatsRequest {
  const entity = oneOf(request, 'entity', ['CAMPAIGN', 'ACCOUNT']);
  required(request, 'entity_ids');
  const granularity = oneOf(request, 'granularity', ['DAY', 'TOTAL']);
  const from = dayBeginningAt(timeParameter(request, 'start_time', account), 'start_time', account);
  const end = dayBeginningAt(timeParameter(request, 'end_time', account), 'end_time', account);
  const days = daysBetween(from, end);
  if (days < 1 || days > maxDays) {
    throw refuse(adsError(400, 'INVALID_TIME_WINDOW', `Expected a time range of 1 to ${maxDays} days, got ${days}`));
  }
  return {
    entity,
    entityIds: idList(request, 'entity_ids', maxEntities) ?? [],
    from,
    to: addDays(end, -1),
    isTotal: granularity === 'TOTAL',
    placement: oneOf(request, 'placement', placements),
    groups: metricGroupsOf(request, entity),
  };
}
