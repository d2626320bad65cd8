import type { KpiInput } from '@/lib/kpis/schema';

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
