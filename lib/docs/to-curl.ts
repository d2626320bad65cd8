import type { Operation, Parameter } from './reference';

export interface RequestValues {
  // By name of the parameter; an empty one is left out, or a shell variable in a path.
  parameters: Record<string, string>;
  body: string | null;
}

/** What the address of a request is made of. */
export interface RequestTarget {
  path: string;
  parameters: readonly Pick<Parameter, 'name' | 'in'>[];
}

/** Path and query with the values; `unset` writes a path parameter without one. */
export function toTarget(
  { path, parameters }: RequestTarget,
  values: Record<string, string>,
  unset: (name: string) => string,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]?.trim();
    return value ? encodeURIComponent(value) : unset(name);
  });
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters) {
    const value = values[name]?.trim();
    if (place === 'query' && value) query.set(name, value);
  }
  const search = query.toString();
  return search ? `${filled}?${search}` : filled;
}

/** A command for sh. The token stays in the variable CMIS_TOKEN: a pasted one is not in what people copy. */
export function toCurl(
  operation: RequestTarget & Pick<Operation, 'method' | 'access' | 'isStream'>,
  origin: string,
  { parameters, body }: RequestValues,
): string {
  const target = toTarget(operation, parameters, (name) => `$${shellName(name)}`);
  return [
    `curl -sS${operation.isStream ? 'N' : ''}${operation.method === 'GET' ? '' : ` -X ${operation.method}`} "${origin}${target}"`,
    ...(operation.access === 'public' ? [] : ['-H "Authorization: Bearer $CMIS_TOKEN"']),
    ...(body === null ? [] : ['-H "Content-Type: application/json"', `-d '${body.replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ');
}

function shellName(parameter: string): string {
  return parameter === 'org' ? 'CMIS_ORG' : parameter.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
