import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { metricFields, nothing, plus, type Sums } from './analytics-fields';
import { type LinkedInCall, listIn, requireFinder } from './call';
import { groupOf } from './campaign-groups';
import { invalidParameter, restliJson } from './linkedin-answer';
import { fieldOf, type RestliValue } from './restli-query';
import { idIn } from './urn';

const mostElements = 15_000;
const mostFields = 20;
const longestReachDays = 92;

const pivots = {
  CAMPAIGN: ({ id }: CampaignPlan) => `urn:li:sponsoredCampaign:${id}`,
  CAMPAIGN_GROUP: (campaign: CampaignPlan) => `urn:li:sponsoredCampaignGroup:${groupOf(campaign).id}`,
  ACCOUNT: ({ accountId }: CampaignPlan) => `urn:li:sponsoredAccount:${accountId}`,
};
type Pivot = keyof typeof pivots;
const granularities = ['DAILY', 'MONTHLY', 'ALL'] as const;
type Granularity = (typeof granularities)[number];

interface Question {
  pivot: Pivot;
  granularity: Granularity;
  from: IsoDate;
  to: IsoDate;
  campaigns: CampaignPlan[];
  fields: readonly string[];
}

interface Row {
  pivotValue: string;
  currency: string;
  start: IsoDate;
  end: IsoDate;
  sums: Sums;
}

/** By campaign, group or account, for days, months or the whole range. It has no pages. */
export function readAnalytics(call: LinkedInCall): SandboxResponse {
  const question = readQuestion(call);
  const elements = cut(rowsOf(call, question)).map((row) => elementOf(row, question.fields));
  return restliJson({ paging: { start: 0, count: 10, links: [] }, elements });
}

/** LinkedIn drops further rows without notice. */
export function cut<T>(rows: readonly T[]): readonly T[] {
  return rows.slice(0, mostElements);
}

function readQuestion(call: LinkedInCall): Question {
  const finder = requireFinder(call, 'analytics', 'statistics');
  const pivot = finder === 'analytics' ? wordIn(call, 'pivot') : (listIn(call, 'pivots')?.[0] ?? null);
  if (pivot === null || !(pivot in pivots)) throw invalidParameter(`pivot ${pivot ?? '(none)'} is not emulated`);
  const granularity = granularities.find((one) => one === wordIn(call, 'timeGranularity'));
  if (!granularity) throw invalidParameter('timeGranularity is missing or unknown');
  const { from, to } = readRange(call);
  const fields = call.query.fields ?? ['impressions', 'clicks'];
  checkFields(fields, daysBetween(from, to) + 1);
  return { pivot: pivot as Pivot, granularity, from, to, campaigns: campaignsIn(call), fields };
}

function wordIn(call: LinkedInCall, name: string): string | null {
  const value = call.query.values.get(name);
  const word = fieldOf(value, 'value') ?? value;
  return typeof word === 'string' ? word : null;
}

function readRange(call: LinkedInCall): { from: IsoDate; to: IsoDate } {
  const range = call.query.values.get('dateRange');
  const from = dateOf(fieldOf(range, 'start'));
  if (from === null) throw invalidParameter('dateRange.start is missing');
  const to = dateOf(fieldOf(range, 'end')) ?? call.context.now().toISOString().slice(0, 10);
  if (to < from) throw invalidParameter('dateRange.end must not be before dateRange.start');
  return { from, to };
}

function dateOf(value: RestliValue | undefined): IsoDate | null {
  if (value === undefined) return null;
  const part = (name: string, digits: number) => String(fieldOf(value, name) ?? '').padStart(digits, '0');
  const date = `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Date.parse reads 31 February as a day of March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date))
    throw invalidParameter('dateRange: no date');
  return date;
}

function checkFields(fields: readonly string[], days: number): void {
  if (fields.length > mostFields) throw invalidParameter(`fields: at most ${mostFields}, not ${fields.length}`);
  for (const name of fields) {
    const isKnown = name === 'dateRange' || name === 'pivotValues' || Object.hasOwn(metricFields, name);
    if (!isKnown) throw invalidParameter(`fields: ${name} is not a field of AdAnalytics`);
  }
  if (fields.includes('approximateMemberReach') && days > longestReachDays) {
    throw invalidParameter(`approximateMemberReach is available for at most ${longestReachDays} days`);
  }
}

function campaignsIn(call: LinkedInCall): CampaignPlan[] {
  const accounts = listIn(call, 'accounts');
  const campaigns = listIn(call, 'campaigns');
  if (!accounts && !campaigns) throw invalidParameter('At least one facet, accounts or campaigns, is needed');
  const accountIds = accounts?.map((urn) => numberOf('sponsoredAccount', urn));
  const campaignIds = campaigns && new Set(campaigns.map((urn) => numberOf('sponsoredCampaign', urn)));
  const { world } = call.context;
  return call.person.accountIds
    .filter((id) => !accountIds || accountIds.includes(id))
    .flatMap((id) => world.campaigns(id))
    .filter(({ id }) => !campaignIds || campaignIds.has(id));
}

function numberOf(kind: string, urn: string): string {
  const id = idIn(kind, urn);
  if (id === null) throw invalidParameter(`${urn} is not the URN of a ${kind}`);
  return id;
}

function rowsOf({ context }: LinkedInCall, { pivot, granularity, from, to, campaigns }: Question): Row[] {
  const rows = new Map<string, Row>();
  for (const campaign of campaigns) {
    const pivotValue = pivots[pivot](campaign);
    const currency = context.world.account(campaign.accountId)?.currency ?? 'USD';
    const { world } = context;
    const facts =
      pivot === 'ACCOUNT' ? world.accountFacts(campaign, { from, to }) : world.facts(campaign, { from, to });
    for (const fact of facts) {
      const [start, end] = periodOf(granularity, fact.date, from, to);
      const key = `${pivotValue} ${start}`;
      const row = rows.get(key) ?? { pivotValue, currency, start, end, sums: nothing };
      rows.set(key, { ...row, sums: plus(row.sums, fact) });
    }
  }
  return [...rows.values()];
}

function periodOf(granularity: Granularity, date: IsoDate, from: IsoDate, to: IsoDate): [IsoDate, IsoDate] {
  if (granularity === 'DAILY') return [date, date];
  if (granularity === 'ALL') return [from, to];
  const first = `${date.slice(0, 7)}-01`;
  const nextMonth = `${addDays(first, 31).slice(0, 7)}-01`;
  return [first, addDays(nextMonth, -1)];
}

function elementOf({ pivotValue, currency, start, end, sums }: Row, fields: readonly string[]) {
  const day = (date: IsoDate) => {
    const [year, month, ofMonth] = date.split('-').map(Number);
    return { day: ofMonth, month, year };
  };
  return Object.fromEntries(
    fields.map((name): [string, unknown] => {
      if (name === 'dateRange') return [name, { start: day(start), end: day(end) }];
      if (name === 'pivotValues') return [name, [pivotValue]];
      return [name, metricFields[name]?.(sums, currency)];
    }),
  );
}
