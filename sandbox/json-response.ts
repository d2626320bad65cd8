import type { SandboxResponse } from './sandbox-platform';

export function jsonResponse(value: unknown, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  const body = JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? field.toString() : field));
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8', ...headers }, body };
}
