import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import type { DateWindow, RemoteDailyMetrics } from '@/lib/platforms/platform';
import type { AccountTotals } from '@/sandbox/world/model';
import type { PlatformWorld } from '@/sandbox/world/world';

/** Sums after storing by natural key, as the product stores: a row that is read twice counts once. */
export function sums(rows: readonly RemoteDailyMetrics[]) {
  const stored = new Map(rows.map((row) => [`${row.campaignExternalId} ${row.date}`, row]));
  const total = { rows: 0, spendMicros: 0n, impressions: 0, clicks: 0, conversionValueMicros: 0n };
  let conversionMicros = 0n;
  for (const row of stored.values()) {
    total.rows += 1;
    total.spendMicros += row.spendMicros;
    total.impressions += row.impressions;
    total.clicks += row.clicks;
    conversionMicros += microsFromDecimal(row.conversions);
    total.conversionValueMicros += row.conversionValueMicros ?? 0n;
  }
  return { ...total, conversions: decimalFromMicros(conversionMicros) };
}

const knownTotals = new WeakMap<PlatformWorld, Map<string, AccountTotals[]>>();

/** What the world holds of an account, to compare `sums` with. Added up once per window: the hour does not change it. */
export function worldSumsOf(world: PlatformWorld, externalId: string, window: DateWindow): ReturnType<typeof sums> {
  const known = knownTotals.get(world) ?? new Map<string, AccountTotals[]>();
  knownTotals.set(world, known);
  const key = `${window.from} ${window.to}`;
  const totals = known.get(key) ?? world.totals(window);
  known.set(key, totals);
  const found = totals.find(({ accountId }) => accountId === worldId(externalId));
  if (!found) throw new Error(`the world has no ${externalId}`);
  const { rows, spendMicros, impressions, clicks, conversions, conversionValueMicros } = found;
  return { rows, spendMicros, impressions, clicks, conversions: String(conversions), conversionValueMicros };
}

/** Meta writes ids of ad accounts with a prefix. */
export const worldId = (externalId: string) => externalId.replace(/^act_/, '');
