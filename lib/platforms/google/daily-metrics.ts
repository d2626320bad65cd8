import { z } from 'zod';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { halvesOf, rangesOf } from '../day-ranges';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet, DateWindow } from '../platform';
import { type ApiActionRow, type ApiMetricsRow, actionsAnswer, metricsAnswer } from './api-types';
import { type GoogleClient, googleError } from './client';
import { DAYS_PER_QUERY } from './constants';
import { missingFigure, toDailyMetrics } from './normalize';
import { FIRST_PAGE, searchPage, searchStateSchema } from './vendor/search';

const ENDPOINT = 'POST /customers/{id}/googleAds:search (metrics)';
const ACTIONS_ENDPOINT = 'POST /customers/{id}/googleAds:search (conversion actions)';

const stateSchema = z.object({
  windows: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })).min(1),
  search: searchStateSchema,
});
type State = z.infer<typeof stateSchema>;

// A total order keeps pages apart.
const queryOf = ({ from, to }: DateWindow) => `SELECT segments.date, campaign.id, campaign.name, customer.currency_code,
 metrics.impressions, metrics.clicks, metrics.cost_micros, metrics.conversions, metrics.conversions_value,
 metrics.all_conversions, metrics.video_trueview_views
 FROM campaign WHERE segments.date BETWEEN '${from}' AND '${to}' ORDER BY segments.date, campaign.id`;

// Google refuses segments by action beside other figures than conversions.
const actionsQueryOf = ({ from, to }: DateWindow) => `SELECT segments.date, campaign.id,
 segments.conversion_action_category, metrics.conversions, metrics.conversions_value, metrics.all_conversions,
 metrics.all_conversions_value FROM campaign WHERE segments.date BETWEEN '${from}' AND '${to}'
 ORDER BY segments.date, campaign.id, segments.conversion_action_category`;

type Reading = Pick<Parameters<AdsFacet['listDailyMetrics']>[0], 'account' | 'accessToken'>;

const keyOf = ({ campaign, segments }: ApiMetricsRow | ApiActionRow) => `${segments.date} ${campaign.id}`;

const hasConversions = ({ metrics }: ApiMetricsRow) =>
  [metrics.conversions, metrics.conversionsValue, metrics.allConversions].some((figure) => Number(figure ?? 0) !== 0);

// Actions of the days on which rows of this page have conversions, by campaign and day.
async function readActions(
  client: GoogleClient,
  reading: Reading,
  page: readonly ApiMetricsRow[],
): Promise<(row: ApiMetricsRow) => ApiActionRow[]> {
  const days = page.filter(hasConversions).map(({ segments }) => segments.date);
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return () => [];
  // By category: rows that are read twice count once.
  const actions = new Map<string, Map<string | undefined, ApiActionRow>>();
  const request = {
    ...reading,
    query: actionsQueryOf({ from, to }),
    endpoint: ACTIONS_ENDPOINT,
    schema: actionsAnswer,
  };
  for (let search: State['search'] | null = FIRST_PAGE; search; ) {
    const { rows, next }: { rows: ApiActionRow[]; next: State['search'] | null } = await searchPage(
      client,
      request,
      search,
    );
    for (const row of rows) {
      const ofDay = actions.get(keyOf(row)) ?? new Map<string | undefined, ApiActionRow>();
      actions.set(keyOf(row), ofDay.set(row.segments.conversionActionCategory, row));
    }
    search = next;
  }
  return (row) => [...(actions.get(keyOf(row))?.values() ?? [])];
}

// Metrics by campaign and day, in pages of up to 10,000 rows. When an answer is too large or takes Google too long, the
// search restarts with half the days; rows read twice are stored once.
export const listDailyMetrics =
  (client: GoogleClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window: requested }) => {
    let state: State | null = decodePageCursor(cursor, stateSchema) ?? startOf(rangesOf(requested, DAYS_PER_QUERY));
    while (state) {
      const { windows, search }: State = state;
      const [window = requested, ...rest] = windows;
      try {
        const { rows, next } = await searchPage<ApiMetricsRow>(
          client,
          { account, accessToken, query: queryOf(window), endpoint: ENDPOINT, schema: metricsAnswer },
          search,
        );
        const missing = missingFigure(rows);
        if (missing) throw googleError('permanent', 'unexpected_answer', ENDPOINT, { drift: `${missing} missing` });
        const actionsOf = await readActions(client, { account, accessToken }, rows);
        const after = next ? { windows, search: next } : startOf(rest);
        return {
          items: rows.flatMap((row) => toDailyMetrics(row, account.currency, actionsOf(row)) ?? []),
          nextCursor: after && encodePageCursor(after),
        };
      } catch (error) {
        const halves = error instanceof VendorError && error.needsSmallerRequest ? halvesOf(window) : undefined;
        if (!halves) throw error;
        state = startOf([...halves, ...rest]);
      }
    }
    return { items: [], nextCursor: null };
  };

function startOf(windows: DateWindow[]): State | null {
  return windows.length > 0 ? { windows, search: FIRST_PAGE } : null;
}
