import type { AskedField } from './fields';
import { invalidParameter } from './graph-error';

/** Computes one field of an object; undefined leaves the field out, as Meta does with empty ones. */
export type FieldReader<T> = (object: T, asked: AskedField) => unknown;

/** The fields of a kind of object. */
export interface NodeFields<T> {
  /** Meta's name of the kind, for its error text. */
  type: string;
  readers: Readonly<Record<string, FieldReader<T>>>;
  /** Fields that exist but hold nothing here. */
  empty: readonly string[];
  /** Given when none are asked for. */
  defaults: readonly string[];
  /** Given whatever is asked for. */
  always?: readonly string[];
}

/** The object with the asked fields and its id. @throws Refusal (#100) for a field the kind does not have */
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

/** The sub-fields asked of a nested object, always with its id; all of it when none are named. */
export function pickNested(value: Record<string, unknown>, asked: AskedField): Record<string, unknown> {
  if (asked.fields.length === 0) return value;
  const names = new Set(['id', ...asked.fields.map(({ name }) => name)]);
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

function plainField(name: string): AskedField {
  return { name, modifiers: new Map(), fields: [] };
}
