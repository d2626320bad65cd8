import { addDays, dayInZone, daysOf, type IsoDate } from '@/lib/dates';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt, offsetMinutes } from '../../world/local-time';
import type { Account, DailyFact } from '../../world/model';
import { pageOf } from './paging';
import { accountIn, campaignIn, type SnapCall } from './session';
import { snapJson, unsupportedQuery, wrapped } from './snap-answer';
import { statsFields, wholeRangeFields } from './stats-fields';
import { readStatsRequest, type StatsRequest } from './stats-request';

const msPerHour = 3_600_000;
/** Days after which delivery no longer changes. */
const finalAfterDays = 3;

type Figures = Record<string, number>;

interface Slot {
  date: IsoDate;
  part: number;
  parts: number;
  startText: string;
  endText: string;
}

interface Reading {
  call: SnapCall;
  account: Account;
  requested: StatsRequest;
  days: IsoDate[];
  /** Empty without a series. */
  slots: Slot[];
  isOfAccount: boolean;
}

/** Without `breakdown` Snap reports only the spend of an ad account. */
export function accountStats(call: SnapCall, accountId: string): SandboxResponse {
  const account = accountIn(call, accountId);
  const reading = readingOf(call, account);
  const { requested } = reading;
  const campaigns = call.context.world.campaigns(account.id);
  if (!requested.hasBreakdown) {
    if (requested.fields.some((name) => name !== 'spend')) {
      throw unsupportedQuery("Only field 'spend' should be used when querying AdAccount stats.");
    }
    const ofAccount = figuresOf({ ...reading, isOfAccount: true }, campaigns);
    return answer(reading, { id: account.id, type: 'AD_ACCOUNT' }, ofAccount, {});
  }
  // Deleted campaigns only on request, as in listings.
  const showDeleted = call.request.query.get('read_deleted_entities') === 'true';
  const listed = campaigns.filter(({ state }) => showDeleted || state !== 'deleted');
  const shown = requested.omitEmpty ? listed.filter((campaign) => hasFigures(reading, campaign)) : listed;
  const { items, paging } = pageOf(call.request, shown, ({ id }) => id);
  const parts = items.map((campaign) => ({
    id: campaign.id,
    type: 'CAMPAIGN',
    ...(isSeries(requested) ? { granularity: requested.granularity } : {}),
    ...figuresOf(reading, [campaign]),
  }));
  return answer(reading, { id: account.id, type: 'AD_ACCOUNT' }, { breakdown_stats: { campaign: parts } }, paging);
}

export function campaignStats(call: SnapCall, id: string): SandboxResponse {
  const { campaign, account } = campaignIn(call, id);
  const reading = readingOf(call, account);
  if (reading.requested.hasBreakdown) throw unsupportedQuery('A campaign cannot be broken down by campaign');
  return answer(reading, { id, type: 'CAMPAIGN' }, figuresOf(reading, [campaign]), {});
}

function answer(
  { call, account, requested }: Reading,
  of: { id: string; type: string },
  figures: Record<string, unknown>,
  paging: Record<string, unknown>,
): SandboxResponse {
  const { timeZone } = account;
  const now = call.context.now();
  const stat = {
    ...of,
    granularity: requested.granularity,
    ...(requested.range
      ? { start_time: localTime(requested.range.start, timeZone), end_time: localTime(requested.range.end, timeZone) }
      : {}),
    finalized_data_end_time: localTime(
      instantAt(addDays(dayInZone(now, timeZone), -finalAfterDays), 0, 0, timeZone),
      timeZone,
    ),
    conversion_data_processed_end_time: localTime(
      new Date(Math.floor(now.getTime() / msPerHour) * msPerHour),
      timeZone,
    ),
    swipe_up_attribution_window: requested.swipeWindow,
    view_attribution_window: requested.viewWindow,
    ...figures,
  };
  const name = isSeries(requested)
    ? 'timeseries_stat'
    : requested.granularity === 'LIFETIME'
      ? 'lifetime_stat'
      : 'total_stat';
  return snapJson({ ...paging, [`${name}s`]: wrapped(name, [stat]) });
}

function readingOf(call: SnapCall, account: Account): Reading {
  const requested = readStatsRequest(call, account.timeZone);
  const days = daysOfRange(call, account, requested);
  const slots = isSeries(requested) ? days.flatMap((date) => slotsOfDay(call, account, requested, date)) : [];
  return { call, account, requested, days, slots, isOfAccount: false };
}

function daysOfRange({ context }: SnapCall, { id, timeZone }: Account, { range }: StatsRequest): IsoDate[] {
  if (!range) {
    const { from, to } = context.world.history(id);
    return daysOf(from, to);
  }
  const lastInstant = new Date(range.end.getTime() - 1);
  return daysOf(dayInZone(range.start, timeZone), dayInZone(lastInstant, timeZone));
}

/** A day as one slot, or its hours in the range; today only has its complete hours. */
function slotsOfDay({ context }: SnapCall, { timeZone }: Account, requested: StatsRequest, date: IsoDate): Slot[] {
  const start = instantAt(date, 0, 0, timeZone).getTime();
  const end = instantAt(addDays(date, 1), 0, 0, timeZone).getTime();
  const slot = (from: number, to: number, part: number, parts: number): Slot => ({
    date,
    part,
    parts,
    startText: localTime(new Date(from), timeZone),
    endText: localTime(new Date(to), timeZone),
  });
  const { range, granularity } = requested;
  if (granularity === 'DAY' || !range) return [slot(start, end, 0, 1)];
  const parts = Math.max(1, Math.floor((Math.min(end, context.now().getTime()) - start) / msPerHour));
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const [from, to] = [start + part * msPerHour, start + (part + 1) * msPerHour];
    return from >= range.start.getTime() && to <= range.end.getTime() ? [slot(from, to, part, parts)] : [];
  });
}

/** `timeseries` by day or hour, else `stats`. */
function figuresOf(reading: Reading, campaigns: readonly CampaignPlan[]): Record<string, unknown> {
  const { requested, slots } = reading;
  if (!isSeries(requested)) return { stats: sum(requested.fields, factsOf(reading, campaigns)) };
  const byDay = new Map<IsoDate, DailyFact[]>();
  for (const fact of factsOf(reading, campaigns)) byDay.set(fact.date, [...(byDay.get(fact.date) ?? []), fact]);
  const timeseries = slots.flatMap(({ date, part, parts, startText, endText }) => {
    const facts = byDay.get(date) ?? [];
    if (facts.length === 0 && requested.omitEmpty) return [];
    const figures = partOf(sum(requested.fields, facts), part, parts);
    if (requested.omitEmpty && !Object.values(figures).some(Boolean)) return [];
    return [{ start_time: startText, end_time: endText, stats: figures }];
  });
  return { timeseries };
}

const isSeries = ({ granularity }: StatsRequest) => granularity === 'DAY' || granularity === 'HOUR';

function partOf(figures: Figures, part: number, parts: number): Figures {
  if (parts === 1) return figures;
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => {
      const upTo = (count: number) => Math.floor((value * count) / parts);
      return [name, upTo(part + 1) - upTo(part)];
    }),
  );
}

function* factsOf(reading: Reading, campaigns: readonly CampaignPlan[]): Generator<DailyFact> {
  const [from] = reading.days;
  const to = reading.days.at(-1);
  if (from === undefined || to === undefined) return;
  const { world } = reading.call.context;
  for (const campaign of campaigns) {
    yield* reading.isOfAccount ? world.accountFacts(campaign, { from, to }) : world.facts(campaign, { from, to });
  }
}

function hasFigures(reading: Reading, campaign: CampaignPlan): boolean {
  return !factsOf(reading, [campaign]).next().done;
}

function sum(fields: readonly string[], facts: Iterable<DailyFact>): Figures {
  const figures: Figures = Object.fromEntries(fields.map((name) => [name, 0]));
  for (const fact of facts) {
    for (const name of fields) {
      const read = statsFields[name] ?? wholeRangeFields[name];
      figures[name] = (figures[name] ?? 0) + (read?.(fact) ?? 0);
    }
  }
  return figures;
}

function localTime(instant: Date, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().replace('Z', '');
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}
