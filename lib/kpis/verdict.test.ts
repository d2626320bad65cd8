import { describe, expect, it } from 'vitest';
import { moneyDto } from '@/lib/metrics/money-dto';
import type { KpiProgress } from './schema';
import { verdict } from './verdict';

const base: KpiProgress = {
  id: '1',
  metric: 'spend',
  direction: 'at_most',
  target: 1_900_000,
  actual: 1_760_000,
  expectedToDate: 1_836_000,
  currency: 'SAR',
  scope: null,
  repeats: 'monthly',
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
  countedTo: '2026-11-29',
  projection: { end: 1_840_000, low: 1_820_000, high: 1_860_000, neededPerDay: 140_000, days: 1 },
  projectionMissing: null,
  status: 'on_track',
};
const kpi = (id: string, over: Partial<KpiProgress>): KpiProgress => ({ ...base, id, ...over });
const spend = {
  from: '2026-11-01',
  to: '2026-11-30',
  spend: moneyDto(1_760_000n * 1_000_000n, 'SAR'),
  compared: { current: moneyDto(110n, 'SAR'), previous: moneyDto(100n, 'SAR') },
};
const pickedIds = (kpis: KpiProgress[]) => {
  const found = verdict(kpis, spend);
  return found.kind === 'targets' ? found.targets.map(({ id }) => id) : found.kind;
};

describe('the verdict on a dashboard', () => {
  it('names the spend target and the worst of the others, whatever their order', () => {
    const kpis = [
      kpi('roas', { metric: 'roas', currency: null, status: 'on_track' }),
      kpi('spend', {}),
      kpi('conversions', { metric: 'conversions', currency: null, status: 'behind' }),
      kpi('clicks', { metric: 'clicks', currency: null, status: 'behind' }),
    ];
    expect(pickedIds(kpis)).toEqual(['spend', 'conversions']);
    expect(pickedIds(kpis.toReversed())).toEqual(['spend', 'conversions']);
  });

  it('names two others without a target for all spend', () => {
    const platform = { kind: 'platform', platform: 'meta' } as const;
    const kpis = [
      kpi('meta', { scope: platform, status: 'behind' }),
      kpi('cpa', { metric: 'cpa', status: 'at_risk' }),
      kpi('ctr', { metric: 'ctr', currency: null, status: 'on_track' }),
    ];
    expect(pickedIds(kpis)).toEqual(['cpa', 'ctr']);
    expect(pickedIds(kpis.slice(0, 1))).toEqual(['meta']);
  });

  it('prefers running targets to those that are over, and leaves out those without figures', () => {
    const over = { projection: null, projectionMissing: 'period_over', status: 'behind' } as const;
    const unknown = { actual: null, projection: null, projectionMissing: 'no_data', status: 'no_data' } as const;
    const running = kpi('clicks', { metric: 'clicks', currency: null });
    expect(pickedIds([kpi('october', over), running, kpi('unread', unknown)])).toEqual(['clicks']);
    expect(pickedIds([kpi('october', over), kpi('unread', unknown)])).toEqual(['october']);
  });

  it('is the spend against the comparison without targets', () => {
    const { from, to, spend: amount } = spend;
    expect(verdict([], spend)).toEqual({ kind: 'spend', from, to, spend: amount, change: 0.1 });
    expect(verdict([], { ...spend, compared: null })).toMatchObject({ change: null });
    const nothing = { current: moneyDto(5n, 'SAR'), previous: moneyDto(0n, 'SAR') };
    expect(verdict([], { ...spend, compared: nothing })).toMatchObject({ change: null });
    expect(verdict([], { ...spend, spend: null })).toEqual({ kind: 'nothing' });
  });
});
