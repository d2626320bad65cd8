import { z } from 'zod';
import type { SandboxRequest } from '../../sandbox-platform';
import { invalid } from './envelope';

const maxPageSize = 1000;
const defaultPageSize = 10;

export function required(request: SandboxRequest, name: string): string {
  const value = request.method === 'GET' ? request.query.get(name) : request.body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`${name}: Missing data for required field.`);
}

/** Undefined when absent. @throws Refusal 40002 */
export function jsonParameter<T>(request: SandboxRequest, name: string, schema: z.ZodType<T>): T | undefined {
  const text = request.query.get(name);
  if (text === null || text === '') return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Invalid JSON is refused below.
  }
  throw invalid(`${name}: Not a valid JSON value of the documented shape.`);
}

/** All fields without the parameter. @throws Refusal 40002 with the valid names */
export function fieldsParameter(
  request: SandboxRequest,
  valid: readonly string[],
  byDefault: readonly string[] = valid,
): readonly string[] {
  const requested = jsonParameter(request, 'fields', z.array(z.string())) ?? byDefault;
  const unknown = requested.filter((field) => !valid.includes(field));
  if (unknown.length > 0) {
    throw invalid(`fields: Invalid field(s) ${unknown.join(', ')}. Valid fields: ${valid.join(', ')}.`);
  }
  return requested;
}

export function pick(object: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, object[field]]));
}

export function integerParameter(request: SandboxRequest, name: string, fallback: number, most: number): number {
  const text = request.query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw invalid(`${name}: Must be between 1 and ${most}.`);
}

export function numberedPage<T>(request: SandboxRequest, rows: readonly T[]) {
  const page = integerParameter(request, 'page', 1, 1_000_000);
  const pageSize = integerParameter(request, 'page_size', defaultPageSize, maxPageSize);
  return {
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
    pageInfo: {
      page,
      page_size: pageSize,
      total_number: rows.length,
      total_page: Math.ceil(rows.length / pageSize),
    },
  };
}
