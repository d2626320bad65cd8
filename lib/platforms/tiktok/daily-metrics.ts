import { z } from 'zod';
import { daysBetween } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { rangesOf } from '../day-ranges';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet, DateWindow } from '../platform';
import { reportAnswer } from './api-types';
import type { TikTokClient } from './client';
import {
  REPORT_DAYS,
  REPORT_FILTER,
  REPORT_METRICS,
  REPORT_PAGE_SIZES,
  REPORT_RESTARTS,
  REPORT_ROWS,
} from './constants';
import { toDailyMetrics } from './normalize';
import { requireAds } from './vendor/dual-grant';
import { pageAfter } from './vendor/numbered-page';

const ENDPOINT = 'GET /report/integrated/get/';

const stateSchema = z.object({
  windows: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })).min(1),
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
  // Rows of the current range at its first page; null before that.
  rows: z.number().int().nullable(),
  restarts: z.number().int(),
});
type State = z.infer<typeof stateSchema>;

const daysIn = ({ from, to }: DateWindow) => daysBetween(from, to) + 1;

const startOf = (windows: DateWindow[], pageSize: number = REPORT_PAGE_SIZES[0]): State => ({
  windows,
  page: 1,
  pageSize,
  rows: null,
  restarts: 0,
});

function inSmallerPages(state: State): State | undefined {
  const pageSize = REPORT_PAGE_SIZES.find((size) => size < state.pageSize);
  if (pageSize === undefined) return undefined;
  const offset = (state.page - 1) * state.pageSize;
  return { ...state, pageSize, page: Math.floor(offset / pageSize) + 1 };
}

// The state to continue from when the range cannot be read as it is. Rows read twice are stored once.
function detour(state: State, window: DateWindow, rows: number): State | undefined {
  const [, ...later] = state.windows;
  if (rows >= REPORT_ROWS && daysIn(window) > 1) {
    // At least halved: a report at its limit may be cut off and report the limit as its size.
    const fitting = Math.floor((daysIn(window) * REPORT_ROWS) / rows);
    const days = Math.max(1, Math.min(fitting, Math.floor(daysIn(window) / 2)));
    return startOf([...rangesOf(window, days), ...later], state.pageSize);
  }
  // The list has no order: when it grows or shrinks during paging, rows can be missed.
  if (state.rows !== null && rows !== state.rows && state.restarts < REPORT_RESTARTS) {
    return { ...startOf(state.windows, state.pageSize), restarts: state.restarts + 1 };
  }
  return undefined;
}

function stateAfter(state: State, rows: number, nextPage: number | null): State | null {
  if (nextPage !== null) return { ...state, page: nextPage, rows: state.rows ?? rows };
  const later = state.windows.slice(1);
  return later.length > 0 ? startOf(later, state.pageSize) : null;
}

export const listDailyMetrics =
  (client: TikTokClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window: requested }) => {
    const { token } = requireAds(accessToken, ENDPOINT);
    const state = decodePageCursor(cursor, stateSchema) ?? startOf(rangesOf(requested, REPORT_DAYS));
    const window = state.windows[0] ?? requested;
    try {
      const answer = await client.get({
        half: 'ads',
        path: 'report/integrated/get/',
        accessToken: token,
        query: {
          advertiser_id: account.externalId,
          service_type: 'AUCTION',
          report_type: 'BASIC',
          data_level: 'AUCTION_CAMPAIGN',
          dimensions: ['campaign_id', 'stat_time_day'],
          metrics: REPORT_METRICS,
          filtering: REPORT_FILTER,
          start_date: window.from,
          end_date: window.to,
          page: state.page,
          page_size: state.pageSize,
        },
        schema: reportAnswer,
      });
      const nextPage = pageAfter(state.page, answer, ENDPOINT);
      const rows = answer.page_info.total_number;
      const next = detour(state, window, rows) ?? stateAfter(state, rows, nextPage);
      return {
        items: answer.list.flatMap((row) => toDailyMetrics(row, account.currency) ?? []),
        nextCursor: next && encodePageCursor(next),
      };
    } catch (error) {
      const smaller = error instanceof VendorError && error.needsSmallerRequest ? inSmallerPages(state) : undefined;
      if (smaller) return { items: [], nextCursor: encodePageCursor(smaller) };
      throw error;
    }
  };
