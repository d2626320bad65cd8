import type { kpiTargets } from '@/db/schema/kpi-targets';
import type { KpiDto } from './schema';

export type KpiTarget = typeof kpiTargets.$inferSelect;

export function toKpiDto(row: KpiTarget): KpiDto {
  const { id, metric, direction, currency, startsOn, endsOn } = row;
  const target = row.target.replace(/\.?0+$/, '');
  return { id, metric, direction, target, currency, startsOn, endsOn, createdAt: row.createdAt.toISOString() };
}
