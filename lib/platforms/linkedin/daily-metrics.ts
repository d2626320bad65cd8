import { z } from 'zod';
import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdAccountRef, AdsFacet, DateWindow } from '../platform';
import { type ApiMetrics, adAccountAnswer, metricsAnswer } from './api-types';
import { type LinkedInClient, linkedInError } from './client';
import { DAYS_PER_CALL, METRICS_FIELDS, MOST_ELEMENTS } from './constants';
import { toDailyMetrics } from './normalize';
import { urnOf } from './vendor/urn';

const ENDPOINT = 'GET /adAnalytics';

const stateSchema = z.object({ from: z.iso.date(), to: z.iso.date(), days: z.int().positive() });
type State = z.infer<typeof stateSchema>;

interface Reading {
  client: LinkedInClient;
  accessToken: string;
  account: AdAccountRef;
}

export function analyticsQuery(
  { externalId }: AdAccountRef,
  pivot: 'CAMPAIGN' | 'ACCOUNT',
  timeGranularity: 'DAILY' | 'ALL',
  { from, to }: DateWindow,
) {
  return {
    q: 'analytics',
    pivot,
    timeGranularity,
    dateRange: { start: dayOf(from), end: dayOf(to) },
    accounts: [urnOf('sponsoredAccount', externalId)],
  };
}

function dayOf(date: IsoDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

function lastDayOf({ from, to, days }: State): IsoDate {
  const last = addDays(from, days - 1);
  return last < to ? last : to;
}

async function readDays({ client, accessToken, account }: Reading, from: IsoDate, last: IsoDate) {
  try {
    const { elements } = await client.get({
      path: ['adAnalytics'],
      endpoint: ENDPOINT,
      accessToken,
      query: analyticsQuery(account, 'CAMPAIGN', 'DAILY', { from, to: last }),
      fields: METRICS_FIELDS,
      schema: metricsAnswer,
    });
    return elements.length < MOST_ELEMENTS ? elements : null;
  } catch (error) {
    if (error instanceof VendorError && error.needsSmallerRequest && from < last) return null;
    throw error;
  }
}

// Confirms that an empty answer means no delivery: LinkedIn also answers nothing to a member without a role, and stored
// figures would count as withdrawn.
// @throws VendorError permission_missing or account_unavailable
export async function requireRole({ client, accessToken, account }: Reading): Promise<void> {
  await client.get({
    path: ['adAccounts', account.externalId],
    endpoint: 'GET /adAccounts/{id}',
    accessToken,
    schema: adAccountAnswer,
  });
}

// Metrics by campaign and day. LinkedIn does not page statistics but cuts them off, so a full answer is read again for
// half the days, and later ranges stay that short.
export const listDailyMetrics =
  (client: LinkedInClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window }) => {
    const reading = { client, accessToken, account };
    let state: State = decodePageCursor(cursor, stateSchema) ?? { ...window, days: DAYS_PER_CALL };
    for (;;) {
      const last = lastDayOf(state);
      const rows: ApiMetrics[] | null = await readDays(reading, state.from, last);
      if (rows) {
        if (rows.length === 0) await requireRole(reading);
        const nextCursor = last < state.to ? encodePageCursor({ ...state, from: addDays(last, 1) }) : null;
        return { items: rows.flatMap((row) => toDailyMetrics(row, account.currency)), nextCursor };
      }
      if (last === state.from) throw linkedInError('permanent', 'answer_too_large', ENDPOINT);
      state = { ...state, days: Math.floor((daysBetween(state.from, last) + 1) / 2) };
    }
  };
