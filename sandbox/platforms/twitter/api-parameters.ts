import type { SandboxRequest } from '../../sandbox-platform';
import { invalidRequest } from './api-answer';

/** @throws Refusal 400 for an unknown parameter */
export function checkParameters({ query }: SandboxRequest, known: readonly string[]): void {
  for (const [name, value] of query) {
    if (known.includes(name)) continue;
    throw invalidRequest(name, value, `The query parameter [${name}] is not one of [${known.join(',')}]`);
  }
}

/** @throws Refusal 400 for an unknown name */
export function fieldList({ query }: SandboxRequest, name: string, known: readonly string[]): string[] {
  const requested = (query.get(name) ?? '').split(',').filter((field) => field !== '');
  for (const field of requested) {
    if (known.includes(field)) continue;
    throw invalidRequest(
      name,
      field,
      `The \`${name}\` query parameter value [${field}] is not one of [${known.join(',')}]`,
    );
  }
  return requested;
}

/** Null: absent. @throws Refusal 400 */
export function timeOf({ query }: SandboxRequest, name: string): Date | null {
  const text = query.get(name);
  if (text === null) return null;
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) ? new Date(text) : null;
  if (time && !Number.isNaN(time.getTime())) return time;
  throw invalidRequest(name, text, `The \`${name}\` query parameter value [${text}] is not a valid RFC3339 time`);
}

export function integerOf(
  { query }: SandboxRequest,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidRequest(
    name,
    text,
    `The \`${name}\` query parameter value [${text}] is not between ${least} and ${most}`,
  );
}
