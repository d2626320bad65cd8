import { z } from 'zod';
import { addDays, daysBetween } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { AdsFacet, DateWindow } from '../platform';
import { type ApiInsightsRow, insightsAnswer } from './api-types';
import type { MetaClient } from './client';
import { ATTRIBUTION, CAMPAIGN_STATUSES, DIRECT_REPORT_DAYS, PAGE_SIZE, SMALLEST_PAGE } from './constants';
import { toDailyMetrics } from './normalize';
import { readEdge } from './vendor/edge';
import { awaitReport, isReportGone, orderReport } from './vendor/report-run';

const FIELDS =
  'campaign_id,campaign_name,account_currency,impressions,clicks,inline_link_clicks,spend,reach,actions,action_values,date_start,date_stop';

const stateSchema = z.object({
  windows: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })).min(1),
  report: z.object({ id: z.string(), orderedAt: z.number() }).nullable(),
  // Polls of an unready report are counted, so that no two cursors are equal.
  visits: z.number().int(),
  position: positionSchema.nullable(),
  limit: z.number().int(),
});
type State = z.infer<typeof stateSchema>;

interface Reading {
  client: MetaClient;
  accessToken: string;
  accountId: string;
}

const startOf = (windows: DateWindow[]): State => ({
  windows,
  report: null,
  visits: 0,
  position: null,
  limit: PAGE_SIZE.insights,
});

const queryOf = ({ from, to }: DateWindow): Record<string, string> => ({
  level: 'campaign',
  time_increment: '1',
  time_range: JSON.stringify({ since: from, until: to }),
  fields: FIELDS,
  // Reports by campaign omit archived and deleted ones unless the filter names them; the account total includes them.
  filtering: JSON.stringify([{ field: 'campaign.effective_status', operator: 'IN', value: CAMPAIGN_STATUSES }]),
  ...ATTRIBUTION,
});

async function readShrinking(
  { client, accessToken, accountId }: Reading,
  state: State,
  window: DateWindow,
): Promise<{ rows: ApiInsightsRow[]; next: Position | null; limit: number }> {
  for (let { limit } = state; ; limit = Math.ceil(limit / 2)) {
    try {
      const { data: rows, next } = await readEdge<ApiInsightsRow[]>(client, {
        path: [state.report?.id ?? accountId, 'insights'],
        endpoint: state.report ? 'GET /{report-run}/insights' : 'GET /{ad-account}/insights',
        accessToken,
        query: state.report ? {} : queryOf(window),
        limit,
        position: state.position,
        schema: insightsAnswer,
      });
      return { rows, next, limit };
    } catch (error) {
      if (!(error instanceof VendorError && error.needsSmallerRequest) || limit <= SMALLEST_PAGE) throw error;
    }
  }
}

// After a failed report its range is read in halves from the start; rows read twice are stored once.
function halved(state: State): State {
  const [window, ...rest] = state.windows;
  if (!window) return state;
  const days = daysBetween(window.from, window.to) + 1;
  const middle = addDays(window.from, Math.floor(days / 2) - 1);
  return startOf([{ from: window.from, to: middle }, { from: addDays(middle, 1), to: window.to }, ...rest]);
}

// Metrics by campaign and day. Short ranges are read directly. Meta prepares a report for longer ones; until it is
// ready, pages are empty with a next cursor. A failed report is replaced by two of half the range.
export const listDailyMetrics =
  (client: MetaClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window: requested }) => {
    const reading = { client, accessToken, accountId: account.externalId };
    const state = decodePageCursor(cursor, stateSchema) ?? startOf([requested]);
    const window = state.windows[0] ?? requested;
    const later = (next: State) => ({ items: [], nextCursor: encodePageCursor(next) });

    let { report } = state;
    const direct = daysBetween(window.from, window.to) < DIRECT_REPORT_DAYS;
    if (!direct && !state.position) {
      report ??= await orderReport(client, accessToken, account.externalId, queryOf(window));
      const readiness = await awaitReport(client, accessToken, report);
      if (readiness === 'running') return later({ ...state, report, visits: state.visits + 1 });
      if (readiness === 'failed') return later(halved(state));
    }

    let page: Awaited<ReturnType<typeof readShrinking>>;
    try {
      page = await readShrinking(reading, { ...state, report }, window);
    } catch (error) {
      const tooMuch = error instanceof VendorError && error.needsSmallerRequest && window.from < window.to;
      if (tooMuch || (report && isReportGone(error))) return later(halved(state));
      throw error;
    }
    const { rows, next, limit } = page;
    const rest = state.windows.slice(1);
    const nextState = next ? { ...state, report, position: next, limit } : rest.length > 0 ? startOf(rest) : null;
    return {
      items: rows.map((row) => toDailyMetrics(row, account.currency)),
      nextCursor: nextState && encodePageCursor(nextState),
    };
  };
