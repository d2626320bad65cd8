import type { AskedField } from './fields';
import { invalidParameter } from './graph-error';

/** Undefined leaves the field out. */
export type FieldReader<T> = (object: T, asked: AskedField) => unknown;

export interface NodeFields<T> {
  /** Meta's name of the kind, for its error text. */
  type: string;
  readers: Readonly<Record<string, FieldReader<T>>>;
  /** Fields without a value in the sandbox. */
  empty: readonly string[];
  /** Returned when the request names no fields. */
  defaults: readonly string[];
  /** Returned for every request. */
  always?: readonly string[];
}

/** @throws Refusal (#100) for an unknown field */
export function project<T>(object: T, node: NodeFields<T>, asked: readonly AskedField[]): Record<string, unknown> {
  const wanted = asked.length > 0 ? asked : node.defaults.map(plainField);
  const fields = [...wanted, ...(node.always ?? []).map(plainField)];
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const read = Object.hasOwn(node.readers, field.name) ? node.readers[field.name] : undefined;
    if (!read && !node.empty.includes(field.name)) {
      throw invalidParameter(`Tried accessing nonexisting field (${field.name}) on node type (${node.type})`);
    }
    const value = read?.(object, field);
    if (value !== undefined) result[field.name] = value;
  }
  return result;
}

/** Always with its id; all of it when no sub-fields are named. */
export function pickNested(value: Record<string, unknown>, asked: AskedField): Record<string, unknown> {
  if (asked.fields.length === 0) return value;
  const names = new Set(['id', ...asked.fields.map(({ name }) => name)]);
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

function plainField(name: string): AskedField {
  return { name, modifiers: new Map(), fields: [] };
}
