import 'server-only';
import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { alertSeverities, alerts } from '@/db/schema/alerts';
import { type Tx, withOrg } from '@/db/tenant';
import { pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import { decodeCursor, encodeCursor, invalidCursor } from '@/lib/list-cursor';
import { moneyDto } from '@/lib/metrics/money-dto';
import { convertedMicros, type RateTable, rateRows } from '@/lib/metrics/rate-table';
import type { AlertCounts, AlertDto, AlertListQuery, AlertPage, OpenAlert } from './schema';
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

interface OpenAlertsQuery {
  limit: number;
  // A condition on the alerts.
  subjects: SQL;
  // Of one day, to `currency`.
  rates: RateTable;
  currency: string;
}

/**
 * The first open alerts and how many there are: unseen ones first, then by money at stake, then those without an amount
 * worst first.
 */
export function openAlerts(
  orgId: AuthorizedOrgId,
  { limit, subjects, rates, currency }: OpenAlertsQuery,
): JsonRead<{ alerts: OpenAlert[]; counts: AlertCounts }> {
  const atStake = sql`case when r.currency is not null
    then ${convertedMicros(sql`(${alerts.values} ->> 'atStakeMicros')::numeric`)} end`;
  const order = [sql`${alerts.acknowledgedAt} is not null`, sql`${atStake} desc nulls last`, ...worstFirst];
  return jsonRead(
    sql`select id, kind, severity, subject_type, subject_id, "values", opened_at, acknowledged_at,
        ${atStake}::text as at_stake,
        (count(*) over ())::int as open, (count(*) filter (where acknowledged_at is null) over ())::int as unseen
      from alerts left join ${rateRows(rates)} r on r.currency = ${alerts.values} ->> 'currency'
      where ${and(whereOpen(orgId), subjects)}
      order by ${sql.join(order, sql`, `)} limit ${limit}`,
    (rows: OpenAlertRow[]) => ({
      alerts: rows.map((row) => toOpenAlert(row, currency)),
      counts: { open: rows[0]?.open ?? 0, unseen: rows[0]?.unseen ?? 0 },
    }),
  );
}

type OpenAlertRow = Pick<AlertDto, 'id' | 'kind' | 'severity' | 'values'> &
  AlertCounts & {
    subject_type: AlertDto['subjectType'];
    subject_id: string;
    opened_at: string;
    acknowledged_at: string | null;
    at_stake: string | null;
  };

function toOpenAlert(row: OpenAlertRow, currency: string): OpenAlert {
  const { id, kind, severity, values } = row;
  return {
    ...{ id, kind, severity, values, subjectType: row.subject_type, subjectId: row.subject_id },
    openedAt: new Date(row.opened_at).toISOString(),
    acknowledgedAt: row.acknowledged_at && new Date(row.acknowledged_at).toISOString(),
    atStake: row.at_stake === null ? null : moneyDto(BigInt(row.at_stake), currency),
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
