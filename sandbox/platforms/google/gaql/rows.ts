import { fieldNamed } from './fields';
import type { Condition, Query } from './parse';

type Value = string | number | bigint | boolean | readonly string[] | null;
export type Row = Readonly<Record<string, Value>>;

function compare(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
}

function typed(name: string, text: string): Value {
  const type = fieldNamed(name)?.type;
  if (type === 'INT64') return /^-?\d+$/.test(text) ? BigInt(text) : Number(text);
  if (type === 'DOUBLE') return Number(text);
  return type === 'BOOLEAN' ? text.toUpperCase() === 'TRUE' : text;
}

/** Case-insensitive; `%` matches any text. */
function isLike(value: Value | undefined, pattern: string): boolean {
  const escaped = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('%', '.*');
  return new RegExp(`^${escaped}$`, 'isu').test(String(value ?? ''));
}

function meets(row: Row, { field, operator, values }: Condition): boolean {
  // The rows were made for these days only.
  if (field === 'segments.date') return true;
  const value = row[field];
  const wanted = values.map((text) => typed(field, text));
  const isAmong = wanted.some((one) => compare(value, one) === 0 || value?.toString() === one?.toString());
  const order = compare(value, wanted[0]);
  switch (operator) {
    case '=':
    case 'IN':
      return isAmong;
    case '!=':
    case 'NOT IN':
      return !isAmong;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case 'LIKE':
      return isLike(value, values[0] ?? '');
    case 'NOT LIKE':
      return !isLike(value, values[0] ?? '');
    default:
      return true;
  }
}

export function selectRows(rows: readonly Row[], { where, orderBy, limit }: Query): Row[] {
  const left = rows.filter((row) => where.every((condition) => meets(row, condition)));
  left.sort((a, b) => {
    for (const { field, isDescending } of orderBy) {
      const order = compare(a[field], b[field]);
      if (order !== 0) return isDescending ? -order : order;
    }
    return 0;
  });
  return limit === null ? left : left.slice(0, limit);
}

function jsonName(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** 64-bit integers are text; zero fractions and unset values are left out. */
function jsonValue(name: string, value: Value | undefined): unknown {
  if (value === null || value === undefined) return undefined;
  const type = fieldNamed(name)?.type;
  if (type === 'INT64') return value.toString();
  return type === 'DOUBLE' && value === 0 ? undefined : value;
}

export function jsonRow(row: Row, select: readonly string[]): Record<string, Record<string, unknown>> {
  const json: Record<string, Record<string, unknown>> = {};
  for (const name of select) {
    const [owner = '', field = ''] = name.split('.');
    const resourceName = row[`${owner}.resource_name`];
    const node = json[jsonName(owner)] ?? (resourceName === undefined ? {} : { resourceName });
    node[jsonName(field)] = jsonValue(name, row[name]);
    json[jsonName(owner)] = node;
  }
  return json;
}

export function fieldMask(select: readonly string[]): string {
  return select.map((name) => name.split('.').map(jsonName).join('.')).join(',');
}
