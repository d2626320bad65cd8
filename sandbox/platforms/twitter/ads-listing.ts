import type { SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { adsAnswer, invalidParameter, limitHeaders } from './api-answer';
import type { TwitterCall } from './session';

const defaultCount = 200;
const maxCount = 1000;

export function cursorAt(offset: number): string {
  return `gc-${(offset + 0xabc00).toString(36)}`;
}

function offsetOf(request: SandboxRequest): number {
  const text = request.query.get('cursor');
  if (text === null) return 0;
  const offset = /^gc-[0-9a-z]+$/.test(text) ? Number.parseInt(text.slice(3), 36) - 0xabc00 : -1;
  if (offset < 0) throw invalidParameter('cursor', `Expected a cursor, got "${text}" for cursor`);
  return offset;
}

export function flag(request: SandboxRequest, name: string): boolean {
  const text = request.query.get(name) ?? 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw invalidParameter(name, `Expected boolean, got "${text}" for ${name}`);
}

/** Comma-separated ids; null: absent. */
export function idList(request: SandboxRequest, name: string, most: number): readonly string[] | null {
  const text = request.query.get(name);
  if (text === null) return null;
  const ids = text.split(',').filter((id) => id !== '');
  if (ids.length <= most) return ids;
  throw invalidParameter(name, `Expected at most ${most} values, got ${ids.length} for ${name}`);
}

export function listing(
  { request, context }: TwitterCall,
  rows: readonly unknown[],
  headers?: Record<string, string>,
): SandboxResponse {
  const count = Number(request.query.get('count') ?? defaultCount);
  if (!Number.isInteger(count) || count < 1 || count > maxCount) {
    throw invalidParameter(
      'count',
      `Expected Integer between 1 and ${maxCount}, got "${request.query.get('count')}" for count`,
    );
  }
  const offset = offsetOf(request);
  const next = offset + count < rows.length ? cursorAt(offset + count) : null;
  return adsAnswer(
    request,
    { next_cursor: next, data: rows.slice(offset, offset + count) },
    headers ?? limitHeaders('x-account-rate-limit', 10_000, 1, context.now().getTime()),
  );
}
