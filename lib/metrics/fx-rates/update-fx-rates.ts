import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import { addDays, type IsoDate } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { toFailure } from '@/lib/vendor-http/failure';
import { REFERENCE_HOLD_DAYS } from '../convert';
import { type FxPublisher, fxPublishers } from './fx-publisher';
import { readReferenceRates } from './read-reference-rates';
import { storeReferenceRates } from './store-reference-rates';

const HOUR_MS = 3_600_000;
const STALE_AFTER_MS = 20 * HOUR_MS;
// The recent part of a publisher has 90 days.
const RECENT_DAYS = 80;

interface UpdateOptions {
  // Rates reach back to this day at least, and to the first day with figures of any organization.
  since: IsoDate;
  now?: Date;
  publishers?: FxPublisher[];
  // Only publishers that were not read for 20 hours.
  onlyStale?: boolean;
}

interface SourceState extends Record<string, unknown> {
  readAt: string | null;
  readFrom: IsoDate | null;
  newestDate: IsoDate | null;
}

/**
 * Reads each publisher and stores the days that are missing. Running it again changes nothing. A publisher that fails is
 * recorded, and the others are read. Returns how many rates are new.
 */
export async function updateFxRates(options: UpdateOptions): Promise<number> {
  const { now = new Date(), publishers = fxPublishers(), onlyStale = false } = options;
  const since = addDays(await firstDay(options.since), -REFERENCE_HOLD_DAYS);
  let stored = 0;
  for (const publisher of publishers) {
    const state = await loadState(publisher.source);
    if (onlyStale && state.readAt !== null && now.getTime() - Date.parse(state.readAt) < STALE_AFTER_MS) continue;
    try {
      stored += await update(publisher, state, since, now);
    } catch (error) {
      const { errorCode } = toFailure(error);
      logger.error({ err: error, platform: publisher.source, code: errorCode }, 'exchange rates were not read');
      await recordFailure(publisher.source, errorCode, now);
    }
  }
  return stored;
}

async function update(publisher: FxPublisher, state: SourceState, since: IsoDate, now: Date): Promise<number> {
  const { source } = publisher;
  const recentFrom = addDays(now.toISOString().slice(0, 10), -RECENT_DAYS);
  const isRecentEnough =
    state.readFrom !== null && state.readFrom <= since && state.newestDate !== null && state.newestDate >= recentFrom;
  const published = await readReferenceRates(publisher, isRecentEnough ? 'recent' : 'history', now);
  const rates = published.filter(({ date }) => date >= since);
  const newestDate =
    published
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? since;
  const { stored, restated } = await withSystem('exchange rates: what a publisher added', async (tx) => {
    const result = await storeReferenceRates(tx, source, rates);
    await tx.execute(sql`
      insert into fx_sources (source, read_at, read_from, newest_date)
      values (${source}, ${now.toISOString()}, ${since}, ${newestDate})
      on conflict (source) do update set read_at = excluded.read_at, failed_at = null, error_code = null,
        read_from = least(fx_sources.read_from, excluded.read_from),
        newest_date = greatest(fx_sources.newest_date, excluded.newest_date)`);
    return result;
  });
  logger.info({ platform: source, rows: stored }, 'exchange rates were read');
  if (restated > 0) {
    logger.warn(
      { platform: source, count: restated },
      'a publisher changed stored exchange rates; the stored ones stay',
    );
  }
  return stored;
}

async function firstDay(since: IsoDate): Promise<IsoDate> {
  const [row] = await withSystem('exchange rates: the first day with figures', (tx) =>
    tx.execute<{ first: IsoDate | null }>(sql`
      select min(m.date)::text as first from organizations o
      cross join lateral (select date from org_daily_metrics where org_id = o.id order by date limit 1) m`),
  );
  return row?.first && row.first < since ? row.first : since;
}

async function loadState(source: string): Promise<SourceState> {
  const [row] = await withSystem('exchange rates: what a publisher was read for', (tx) =>
    tx.execute<SourceState>(sql`
      select read_at as "readAt", read_from::text as "readFrom", newest_date::text as "newestDate"
      from fx_sources where source = ${source}`),
  );
  return row ?? { readAt: null, readFrom: null, newestDate: null };
}

async function recordFailure(source: string, errorCode: string, now: Date): Promise<void> {
  await withSystem('exchange rates: a publisher failed', (tx) =>
    tx.execute(sql`
      insert into fx_sources (source, failed_at, error_code) values (${source}, ${now.toISOString()}, ${errorCode})
      on conflict (source) do update set error_code = excluded.error_code,
        failed_at = coalesce(fx_sources.failed_at, excluded.failed_at)`),
  );
}
