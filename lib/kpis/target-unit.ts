import type { NumberUnit } from '@/lib/typed-number';
import { type KpiInput, moneyMetrics } from './schema';

export function targetUnit(metric: KpiInput['metric'], currency: string): NumberUnit {
  if (moneyMetrics.has(metric)) return { kind: 'money', currency };
  if (metric === 'roas') return { kind: 'multiple' };
  return { kind: metric === 'ctr' ? 'percent' : 'count' };
}
