import { z } from 'zod';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { addDays, dayInZone, daysBetween, type IsoDate } from '@/lib/dates';
import type { Api } from './api';

// The sandbox's European Central Bank publishes neither.
const MANUAL_RATES_IN_RIYALS = { KWD: '12.2', EGP: '0.079' } as const;
const RATE_REACHES_BACK_DAYS = 400;
const MICROS = 1_000_000;

const listSchema = z.object({ kpis: z.array(z.unknown()) });

function monthOf(today: IsoDate): { startsOn: string; endsOn: string; days: number } {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { startsOn: `${today.slice(0, 8)}01`, endsOn: `${today.slice(0, 8)}${days}`, days };
}

function rounded(value: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  return String(Math.ceil(value / step) * step);
}

export async function setTargets(api: Api, { timeZone, currency }: { timeZone: string; currency: string }) {
  const today = dayInZone(new Date(), timeZone);
  const since = addDays(today, -RATE_REACHES_BACK_DAYS);
  for (const [base, rate] of Object.entries(MANUAL_RATES_IN_RIYALS)) {
    await api.call(z.unknown(), 'PUT', '/fx-rates', { base, quote: 'SAR', date: since, rate, source: 'demo' });
  }
  if ((await api.call(listSchema, 'GET', '/kpis')).kpis.length > 0) return;

  const { overview, period } = await api.call(dashboardSchema, 'GET', '/dashboard');
  const { startsOn, endsOn, days } = monthOf(today);
  const perMonth = days / (daysBetween(period.from, period.to) + 1);
  const spend = (Number(overview.advertising.spend?.amountMicros ?? 0) / MICROS) * perMonth;
  const conversions = Number(overview.advertising.conversions) * perMonth;
  const roas = overview.advertising.roas ?? 1;
  const kpis = [
    { metric: 'spend', direction: 'at_most', target: rounded(spend * 1.05), currency },
    { metric: 'conversions', direction: 'at_least', target: rounded(conversions), currency: null },
    { metric: 'roas', direction: 'at_least', target: (roas * 1.1).toFixed(1), currency: null },
  ];
  for (const kpi of kpis)
    await api.call(z.unknown(), 'POST', '/kpis', { ...kpi, repeats: 'monthly', startsOn, endsOn });
}
