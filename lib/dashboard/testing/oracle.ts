import type { RemoteDailyMetrics } from '@/lib/platforms/platform';

// Exact rates to the riyal as [numerator, denominator]; written by hand, not computed.
const TO_RIYAL: Record<string, [bigint, bigint]> = {
  SAR: [1n, 1n],
  USD: [375n, 100n],
  AED: [37_500n, 36_725n],
};

// Independent of SQL: over the rows themselves. `accountOf`: money is converted by account and day.
export function expectedTotals(
  rows: readonly RemoteDailyMetrics[],
  from: string,
  to: string,
  accountOf: (row: RemoteDailyMetrics) => string = () => '',
) {
  const inside = rows.filter(({ date }) => date >= from && date <= to);
  const valuedCampaigns = new Set(
    inside.filter((row) => row.conversionValueMicros !== null).map((row) => row.campaignExternalId),
  );
  const days = new Map<string, { currency: string; rows: RemoteDailyMetrics[] }>();
  for (const row of inside) {
    const key = `${accountOf(row)} ${row.date} ${row.currency}`;
    const day = days.get(key) ?? { currency: row.currency, rows: [] };
    days.set(key, day);
    day.rows.push(row);
  }
  const totals = { spend: 0n, value: 0n, valuedSpend: 0n, clicks: 0, pricedClicks: 0, impressions: 0, conversions: 0 };
  const left: Record<string, bigint> = {};
  for (const { currency, rows: ofDay } of days.values()) {
    const add = (pick: (row: RemoteDailyMetrics) => bigint) => ofDay.reduce((sum, row) => sum + pick(row), 0n);
    const clicks = ofDay.reduce((sum, row) => sum + row.clicks, 0);
    totals.clicks += clicks;
    totals.impressions += ofDay.reduce((sum, row) => sum + row.impressions, 0);
    totals.conversions += ofDay.reduce((sum, row) => sum + Number(row.conversions), 0);
    const rate = TO_RIYAL[currency];
    if (!rate) {
      left[currency] = (left[currency] ?? 0n) + add((row) => row.spendMicros);
      continue;
    }
    const riyals = (micros: bigint) => (2n * micros * rate[0] + rate[1]) / (2n * rate[1]);
    totals.pricedClicks += clicks;
    totals.spend += riyals(add((row) => row.spendMicros));
    totals.value += riyals(add((row) => row.conversionValueMicros ?? 0n));
    totals.valuedSpend += riyals(add((row) => (valuedCampaigns.has(row.campaignExternalId) ? row.spendMicros : 0n)));
  }
  return { ...totals, left };
}
