import 'server-only';
import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { alertSeverities, alerts } from '@/db/schema/alerts';
import { type Tx, withOrg } from '@/db/tenant';
import { pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import { decodeCursor, encodeCursor, invalidCursor } from '@/lib/list-cursor';
import type { AlertCounts, AlertDto, AlertListQuery, AlertPage } from './schema';
import { toAlertDto } from './to-alert-dto';

type AlertRow = typeof alerts.$inferSelect;

const rank = sql<number>`array_position(${sql.raw(`array['${[...alertSeverities].reverse().join("','")}']`)}, ${alerts.severity})`;
const name = sql<string>`case when ${alerts.kind} = 'figures_held'
  then concat(${alerts.values} ->> 'platform', ' ', ${alerts.values} ->> 'doubt')
  else coalesce(${alerts.values} ->> 'name', '') end`;

const worstFirst = [rank, alerts.kind, name, desc(alerts.openedAt), desc(alerts.id)];
const lastClosedFirst = { at: alerts.closedAt, id: alerts.id };

/** Open ones worst first, by cause and name; closed ones last closed first. @throws AppError `invalid_input` (cursor) */
export function listAlerts(orgId: AuthorizedOrgId, { state, limit, cursor }: AlertListQuery): Promise<AlertPage> {
  return withOrg(orgId, async (tx) => {
    const [page, counts] = await Promise.all([
      state === 'open' ? readOpenPage(tx, orgId, limit, cursor) : readClosedPage(tx, orgId, limit, cursor),
      countOpenAlerts(tx, orgId),
    ]);
    return { ...page, counts };
  });
}

/** The first open alerts, unseen ones first, and how many there are. `subjects`: a condition on the alerts. */
export function openAlerts(
  orgId: AuthorizedOrgId,
  limit: number,
  subjects: SQL,
): JsonRead<{ alerts: OpenAlert[]; counts: AlertCounts }> {
  const order = [sql`${alerts.acknowledgedAt} is not null`, ...worstFirst];
  return jsonRead(
    sql`select id, kind, severity, subject_type, subject_id, "values", opened_at, acknowledged_at,
        (count(*) over ())::int as open, (count(*) filter (where acknowledged_at is null) over ())::int as unseen
      from alerts where ${and(whereOpen(orgId), subjects)}
      order by ${sql.join(order, sql`, `)} limit ${limit}`,
    (rows: OpenAlertRow[]) => ({
      alerts: rows.map(toOpenAlert),
      counts: { open: rows[0]?.open ?? 0, unseen: rows[0]?.unseen ?? 0 },
    }),
  );
}

type OpenAlert = Omit<AlertDto, 'closedAt'>;
type OpenAlertRow = Pick<AlertDto, 'id' | 'kind' | 'severity' | 'values'> &
  AlertCounts & {
    subject_type: AlertDto['subjectType'];
    subject_id: string;
    opened_at: string;
    acknowledged_at: string | null;
  };

function toOpenAlert(row: OpenAlertRow): OpenAlert {
  const { id, kind, severity, values } = row;
  return {
    ...{ id, kind, severity, values, subjectType: row.subject_type, subjectId: row.subject_id },
    openedAt: new Date(row.opened_at).toISOString(),
    acknowledgedAt: row.acknowledged_at && new Date(row.acknowledged_at).toISOString(),
  };
}

async function countOpenAlerts(tx: Tx, orgId: AuthorizedOrgId): Promise<AlertCounts> {
  const unseen = sql<number>`count(*) filter (where ${alerts.acknowledgedAt} is null)`.mapWith(Number);
  const [row] = await tx.select({ open: count(), unseen }).from(alerts).where(whereOpen(orgId));
  return row ?? { open: 0, unseen: 0 };
}

async function readOpenPage(tx: Tx, orgId: AuthorizedOrgId, limit: number, cursor: string | undefined) {
  const rows = await tx
    .select({ alert: alerts, rank, name })
    .from(alerts)
    .where(and(whereOpen(orgId), cursor === undefined ? undefined : afterOpen(cursor)))
    .orderBy(...worstFirst)
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    alerts: page.map(({ alert }) => toAlertDto(alert)),
    nextCursor: last ? encodeCursor({ sortedBy: JSON.stringify(placeOf(last)), id: last.alert.id }) : null,
  };
}

const placeSchema = z.tuple([z.int(), z.string(), z.string(), z.iso.datetime()]);

function placeOf(row: { alert: AlertRow; rank: number; name: string }): z.infer<typeof placeSchema> {
  return [row.rank, row.alert.kind, row.name, row.alert.openedAt.toISOString()];
}

function afterOpen(cursor: string): SQL {
  const { sortedBy, id } = decodeCursor(cursor);
  const [ofRank, kind, ofName, openedAt] = readPlace(sortedBy);
  const group = sql`(${rank}, ${alerts.kind}, ${name})`;
  const place = sql`(${ofRank}::int, ${kind}::text, ${ofName}::text)`;
  return sql`(${group} > ${place} or (${group} = ${place}
    and (${alerts.openedAt}, ${alerts.id}) < (${openedAt}::timestamptz, ${id}::uuid)))`;
}

function readPlace(sortedBy: string | null): z.infer<typeof placeSchema> {
  try {
    return placeSchema.parse(JSON.parse(sortedBy ?? ''));
  } catch (cause) {
    throw invalidCursor(cause);
  }
}

async function readClosedPage(tx: Tx, orgId: AuthorizedOrgId, limit: number, cursor: string | undefined) {
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.orgId, orgId), isNotNull(alerts.closedAt), whereOlderThanCursor(lastClosedFirst, cursor)))
    .orderBy(desc(alerts.closedAt), desc(alerts.id))
    .limit(limit + 1);
  const { page, nextCursor } = pageByInstant(rows, limit, ({ closedAt, openedAt, id }) => ({
    at: closedAt ?? openedAt,
    id,
  }));
  return { alerts: page.map(toAlertDto), nextCursor };
}

function whereOpen(orgId: AuthorizedOrgId): SQL | undefined {
  return and(eq(alerts.orgId, orgId), isNull(alerts.closedAt));
}
