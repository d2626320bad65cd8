import { z } from 'zod';
import { addDays, dayInZone, daysBetween, type IsoDate } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { AdAccountRef, AdsFacet, DateWindow, RemoteDailyMetrics } from '../platform';
import { toPage } from '../rows';
import { statsAnswer } from './api-types';
import type { SnapchatClient } from './client';
import { ATTRIBUTION, DAYS_PER_CALL, PAGE_SIZE, READ_DELETED, STATS_FIELDS } from './constants';
import { toDailyMetrics } from './normalize';
import { dayEnd, lastWholeHour, localMidnight } from './vendor/account-time';
import { nextPosition, pageQuery } from './vendor/paging';

const ENDPOINT = 'GET /adaccounts/{id}/stats';

// A range for one call. `until`: the end of the last whole hour of a day in progress; null for past days.
const chunkSchema = z.object({ from: z.iso.date(), to: z.iso.date(), until: z.string().nullable() });
type Chunk = z.infer<typeof chunkSchema>;

const stateSchema = z.object({
  chunks: z.array(chunkSchema),
  position: positionSchema.nullable(),
});
type State = z.infer<typeof stateSchema>;

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a.localeCompare(b) < 0 ? a : b;
}

/** Snap has daily figures only of past days; today is read by the hour, up to the last whole one. */
export function chunksOf(window: DateWindow, timeZone: string, now: Date): Chunk[] {
  const today = dayInZone(now, timeZone);
  const lastDay = earlier(window.to, addDays(today, -1));
  const chunks: Chunk[] = [];
  for (let { from } = window; from <= lastDay; from = addDays(from, DAYS_PER_CALL)) {
    chunks.push({ from, to: earlier(addDays(from, DAYS_PER_CALL - 1), lastDay), until: null });
  }
  const until = window.from <= today && window.to >= today ? lastWholeHour(now, timeZone) : null;
  return until === null ? chunks : [...chunks, { from: today, to: today, until }];
}

function halvesOf({ from, to, until }: Chunk): Chunk[] | undefined {
  if (until !== null || from === to) return undefined;
  const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
  return [
    { from, to: middle, until },
    { from: addDays(middle, 1), to, until },
  ];
}

export const timesOf = ({ from, to, until }: Chunk, timeZone: string): Record<string, string> => ({
  granularity: until === null ? 'DAY' : 'HOUR',
  start_time: localMidnight(from, timeZone),
  end_time: until ?? dayEnd(to, timeZone),
});

const queryOf = (chunk: Chunk, timeZone: string): Record<string, string> => ({
  ...timesOf(chunk, timeZone),
  breakdown: 'campaign',
  ...READ_DELETED,
  fields: STATS_FIELDS.join(','),
  // Ended campaigns would otherwise come as zeros for every day.
  omit_empty: 'true',
  ...ATTRIBUTION,
});

interface Reading {
  client: SnapchatClient;
  accessToken: string;
  account: AdAccountRef;
}

async function readChunk(
  { client, accessToken, account }: Reading,
  chunk: Chunk,
  position: Position | null,
): Promise<{ items: RemoteDailyMetrics[]; next: Position | null; skipped: string[] }> {
  const answer = await client.get({
    path: ['adaccounts', account.externalId, 'stats'],
    endpoint: ENDPOINT,
    accessToken,
    query: { ...queryOf(chunk, account.timeZone), ...pageQuery(PAGE_SIZE.stats, position) },
    schema: statsAnswer,
  });
  return {
    items: answer.campaigns.flatMap((series) => toDailyMetrics(series, account)),
    next: nextPosition(position, answer.paging, ENDPOINT),
    skipped: answer.skipped,
  };
}

// Metrics by campaign and day, page by page, for one range after another. An answer that is too large is read again for
// half the days from their start; rows read twice are stored once.
export const listDailyMetrics =
  (client: SnapchatClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window }) => {
    let state: State = decodePageCursor(cursor, stateSchema) ?? {
      chunks: chunksOf(window, account.timeZone, new Date()),
      position: null,
    };
    for (;;) {
      const [chunk, ...rest] = state.chunks;
      if (!chunk) return { items: [], nextCursor: null };
      try {
        const { items, next, skipped } = await readChunk({ client, accessToken, account }, chunk, state.position);
        const chunks = next ? state.chunks : rest;
        return toPage(items, chunks.length > 0 ? encodePageCursor({ chunks, position: next }) : null, skipped);
      } catch (error) {
        const halves = error instanceof VendorError && error.needsSmallerRequest ? halvesOf(chunk) : undefined;
        if (!halves) throw error;
        state = { chunks: [...halves, ...rest], position: null };
      }
    }
  };
