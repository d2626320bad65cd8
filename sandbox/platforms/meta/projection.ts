import type { RequestedField } from './fields';
import { invalidParameter } from './graph-error';

export type FieldReader<T> = (object: T, requested: RequestedField) => unknown;

export interface NodeFields<T> {
  /** Meta's name of the kind, for its error text. */
  type: string;
  readers: Readonly<Record<string, FieldReader<T>>>;
  empty: readonly string[];
  /** Returned when the request names no fields. */
  defaults: readonly string[];
  /** Returned for every request. */
  always?: readonly string[];
}

/** @throws Refusal (#100) for an unknown field */
export function project<T>(
  object: T,
  node: NodeFields<T>,
  requested: readonly RequestedField[],
): Record<string, unknown> {
  const wanted = requested.length > 0 ? requested : node.defaults.map(plainField);
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
export function pickNested(value: Record<string, unknown>, requested: RequestedField): Record<string, unknown> {
  if (requested.fields.length === 0) return value;
  const names = new Set(['id', ...requested.fields.map(({ name }) => name)]);
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

function plainField(name: string): RequestedField {
  return { name, modifiers: new Map(), fields: [] };
}
