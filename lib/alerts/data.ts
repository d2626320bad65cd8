import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { alertSeverities, alerts } from '@/db/schema/alerts';
import { type Tx, withOrg } from '@/db/tenant';
import type { AlertDto, AlertListQuery } from './schema';

type AlertRow = typeof alerts.$inferSelect;

const worstFirst = sql`array_position(${sql.raw(`array['${[...alertSeverities].reverse().join("','")}']`)}, ${alerts.severity})`;

/** Open alerts, worst first and newest first among equals; closed ones, last closed first. */
export async function listAlerts(orgId: AuthorizedOrgId, { state, limit }: AlertListQuery): Promise<AlertDto[]> {
  const rows = await withOrg(orgId, (tx) =>
    state === 'open' ? readOpenAlerts(tx, orgId, limit) : readClosedAlerts(tx, orgId, limit),
  );
  return rows.map(toDto);
}

export function readOpenAlerts(tx: Tx, orgId: AuthorizedOrgId, limit: number): Promise<AlertRow[]> {
  return tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.orgId, orgId), isNull(alerts.closedAt)))
    .orderBy(worstFirst, desc(alerts.openedAt), alerts.id)
    .limit(limit);
}

function readClosedAlerts(tx: Tx, orgId: AuthorizedOrgId, limit: number): Promise<AlertRow[]> {
  return tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.orgId, orgId), isNotNull(alerts.closedAt)))
    .orderBy(desc(alerts.closedAt), alerts.id)
    .limit(limit);
}

export function toDto(row: AlertRow): AlertDto {
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
