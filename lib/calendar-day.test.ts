import { describe, expect, it } from 'vitest';
import { campaignListQuery } from '@/lib/campaigns/schema';
import { kpiInput } from '@/lib/kpis/schema';
import { fxRateInput, fxRateKey } from '@/lib/metrics/fx-rates/schema';
import { calendarDay } from './calendar-day';

const NO_DAYS = ['0000-01-01', '-000001-01-01', '+275760-09-13', '0999-12-31', '2026-02-30', '2026-13-01', ''];

describe('a calendar day from outside', () => {
  it.each(NO_DAYS)('refuses %j wherever a request carries a day', (day) => {
    const kpi = { metric: 'clicks', direction: 'at_least', target: '1', currency: null };
    expect(calendarDay.safeParse(day).success).toBe(false);
    expect(campaignListQuery.safeParse({ from: day }).success).toBe(false);
    expect(campaignListQuery.safeParse({ to: day }).success).toBe(false);
    expect(fxRateKey.safeParse({ base: 'KWD', quote: 'SAR', date: day }).success).toBe(false);
    expect(fxRateInput.safeParse({ base: 'KWD', quote: 'SAR', date: day, rate: '1' }).success).toBe(false);
    expect(kpiInput.safeParse({ ...kpi, startsOn: day, endsOn: day }).success).toBe(false);
  });

  it.each(['1000-01-01', '2026-11-30', '9999-12-31'])('accepts %s', (day) => {
    expect(calendarDay.parse(day)).toBe(day);
  });
});
