import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import { SHARED_TABLES } from './catalogue-audit';

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  generated: boolean;
}

interface Reference {
  table: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

export type Row = Record<string, unknown>;

export interface PlantedRows {
  tables: string[];
  rows: Map<string, Row>;
}

const KEPT_BY_TRIGGER: Reference[] = [
  'ad_metrics',
  'ad_metric_revisions',
  'ad_metric_actions',
  'ad_metric_action_revisions',
].map((table) => ({
  table,
  columns: ['org_id', 'campaign_id'],
  target: 'campaigns',
  targetColumns: ['org_id', 'id'],
}));

// From the catalogue, so that no new table is missed. Partitions follow their parent.
async function readTables(
  sql: Sql,
): Promise<{ columns: Column[]; references: Reference[]; allowed: Map<string, string> }> {
  const columns = await sql<Column[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as required, a.attgenerated <> '' as generated
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`;
  const references = await sql<Reference[]>`
    select k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
      (select array_agg(a.attname order by o) from unnest(k.conkey) with ordinality as u(n, o)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n) as columns,
      (select array_agg(a.attname order by o) from unnest(k.confkey) with ordinality as u(n, o)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n) as "targetColumns"
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0`;
  const checks = await sql<{ table: string; definition: string }[]>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`;
  const allowed = new Map<string, string>();
  for (const { table, definition } of checks) {
    const match = /\(\(?(\w+) = ANY \(ARRAY\['([^']+)'/.exec(definition);
    if (match) allowed.set(`${table}.${match[1]}`, match[2] ?? '');
  }
  return { columns, references: [...references, ...KEPT_BY_TRIGGER], allowed };
}

function sample(type: string): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'text') return `x${randomUUID()}`;
  if (type === 'text[]') return ['x'];
  if (type === 'date') return new Date().toISOString().slice(0, 10);
  if (type.startsWith('timestamp')) return new Date();
  if (type === 'boolean') return false;
  if (type === 'jsonb') return {};
  if (/^(integer|bigint|smallint|numeric)/.test(type)) return 1;
  throw new Error(`No sample for columns of type ${type}: teach every-table.ts about it.`);
}

export async function plantRows(
  sql: Sql,
  orgId: string,
  existing: Map<string, Row>,
  within: (work: (tx: TransactionSql) => Promise<void>) => Promise<void>,
): Promise<PlantedRows> {
  const { columns, references, allowed } = await readTables(sql);
  const waiting = new Set(columns.map((column) => column.table).filter((table) => !SHARED_TABLES.includes(table)));
  const rows = new Map(existing);
  for (const table of rows.keys()) waiting.delete(table);
  const tables = [...rows.keys()];
  while (waiting.size > 0) {
    const ready = [...waiting].find((table) =>
      references.every((reference) => reference.table !== table || rows.has(reference.target)),
    );
    if (!ready) throw new Error(`Tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    const row: Row = {};
    for (const column of columns.filter((entry) => entry.table === ready && entry.required)) {
      row[column.name] = allowed.get(`${ready}.${column.name}`) ?? sample(column.type);
    }
    const isRequired = (name: string) =>
      columns.some((column) => column.table === ready && column.name === name && column.required);
    // Of the references that may be empty, a check may allow only one.
    const ofTable = references.filter(
      ({ table, columns: [, ...others] }) => table === ready && (others.length === 0 || others.some(isRequired)),
    );
    for (const reference of ofTable) {
      const target = rows.get(reference.target) ?? {};
      reference.columns.forEach((name, index) => {
        row[name] = target[reference.targetColumns[index] ?? ''];
      });
    }
    row.org_id = orgId;
    await within(async (tx) => {
      const [stored] = await tx`insert into ${tx(ready)} ${tx(row)} returning *`;
      const computed = columns.filter(({ table, generated }) => table === ready && generated).map(({ name }) => name);
      rows.set(ready, Object.fromEntries(Object.entries(stored ?? {}).filter(([name]) => !computed.includes(name))));
    });
    tables.push(ready);
    waiting.delete(ready);
  }
  return { tables, rows };
}
