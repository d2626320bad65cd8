import type { NumberUnit } from '@/lib/typed-number';
import { type KpiInput, moneyMetrics } from './schema';

/** The unit a person types the target of `metric` in; `currency` is the organization's. */
export function targetUnit(metric: KpiInput['metric'], currency: string): NumberUnit {
  if (moneyMetrics.has(metric)) return { kind: 'money', currency };
  if (metric === 'roas') return { kind: 'multiple' };
  return { kind: metric === 'ctr' ? 'percent' : 'count' };
}
