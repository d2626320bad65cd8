import type { alerts } from '@/db/schema/alerts';
import type { AlertDto } from './schema';

export function toAlertDto(row: typeof alerts.$inferSelect): AlertDto {
  const { id, kind, severity, subjectType, subjectId, values } = row;
  return {
    id,
    kind,
    severity,
    subjectType,
    subjectId,
    values,
    openedAt: row.openedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
