import type { KpiInput } from '@/lib/kpis/schema';

/** Figures that can have a target, as they are offered. */
export const kpiMetrics: readonly KpiInput['metric'][] = [
  'conversions',
  'conversion_value',
  'roas',
  'cpa',
  'spend',
  'clicks',
  'ctr',
  'impressions',
];

export const kpiDirections: readonly KpiInput['direction'][] = ['at_least', 'at_most'];
