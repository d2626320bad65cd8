import type { Page } from '@/lib/platforms/platform';
import type { FaultInput } from '@/sandbox/fault-schema';
import { failureOf } from '@/sandbox/testing/read-connector';
import { sandbox } from './run-sandbox';

type ReadPage<T> = (cursor: string | null) => Promise<Page<T>>;

/** Every page of a listing twice, as if the first answer had been lost. */
export async function readEveryPageTwice<T>(read: ReadPage<T>): Promise<{ lost: Page<T>[]; again: Page<T>[] }> {
  const lost: Page<T>[] = [];
  const again: Page<T>[] = [];
  for (let cursor: string | null = null, isLast = false; !isLast; ) {
    lost.push(await read(cursor));
    const page: Page<T> = await read(cursor);
    again.push(page);
    cursor = page.nextCursor;
    isLast = cursor === null;
  }
  return { lost, again };
}

/** Reads a listing, fails on its second page under `fault`, and continues from the same cursor without the fault. */
export async function readAcrossFault<T>(
  fault: FaultInput,
  read: ReadPage<T>,
): Promise<{ items: T[]; failure: unknown }> {
  const { faults } = sandbox();
  const first = await read(null);
  if (first.nextCursor === null) throw new Error('the listing has one page only');
  const items = [...first.items];
  faults.add(fault);
  const failure = await failureOf(read(first.nextCursor));
  faults.clear();
  for (let cursor: string | null = first.nextCursor; cursor !== null; ) {
    const page: Page<T> = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, failure };
}

/** Faults that pass: a listing that is retried page by page comes out whole. */
export const passingFaults: readonly FaultInput[] = [
  { kind: 'rate_limited', times: 2 },
  { kind: 'http_500', times: 5 },
  { kind: 'html_503', times: 5 },
  { kind: 'timeout', times: 4, delayMs: 100 },
  { kind: 'reset', times: 4 },
  { kind: 'truncated_page', times: 4 },
  { kind: 'half_page_then_reset', times: 4 },
  { kind: 'malformed_json', times: 4 },
  // Larger than the connectors accept.
  { kind: 'huge_body', times: 1, bytes: 33 * 1024 * 1024 },
];

/** The fault as part of a test title. */
export function titleOf({ kind, times, skip, probability, field, change = 'remove' }: FaultInput): string {
  if (field !== undefined) return `${kind} (${change} ${field})`;
  if (times === undefined && probability === undefined) return kind;
  if (probability !== undefined) return `${kind} on ${probability * 100} % of the calls`;
  return `${kind} ${times === 1 ? 'once' : `${times} times`}${skip === undefined ? '' : ` after ${skip}`}`;
}
