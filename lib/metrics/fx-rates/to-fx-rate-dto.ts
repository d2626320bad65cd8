import type { fxRates } from '@/db/schema/fx-rates';
import type { FxRateDto } from './schema';

export function toFxRateDto(row: typeof fxRates.$inferSelect): FxRateDto {
  const { base, quote, date, source } = row;
  // numeric(20, 10) prints all its digits: 3.75 reads as 3.7500000000.
  const rate = row.rate.replace(/\.?0+$/, '');
  return { base, quote, date, rate, source, observedAt: row.observedAt.toISOString() };
}
