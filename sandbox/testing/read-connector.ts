import type { Page } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { FaultInput } from '../fault-schema';
import type { Faults } from '../faults';

type ReadPage<T> = (cursor: string | null) => Promise<Page<T>>;

export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Repeats a page after a temporary failure, as the sync engine does. */
export async function readAll<T>(read: ReadPage<T>, patience = 12): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let failures = 0; ; ) {
    try {
      const page: Page<T> = await read(cursor);
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = page.nextCursor;
    } catch (error) {
      failures += 1;
      const passing =
        error instanceof VendorError && (error.errorClass === 'transient' || error.errorClass === 'rate_limited');
      if (!passing || failures > patience) throw error;
    }
  }
}

/** Both readings, page by page. */
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

/** The second page fails under `fault`; the rest is read after its end. `failure` is the error of the second page. */
export async function readAcrossFault<T>(
  faults: Faults,
  fault: FaultInput,
  read: ReadPage<T>,
): Promise<{ items: T[]; failure: unknown }> {
  const first = await read(null);
  const items = [...first.items];
  faults.add(fault);
  const failure = await failureOf(read(first.nextCursor));
  faults.clear();
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page: Page<T> = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, failure };
}

/** Temporary faults: `readAll` returns the complete listing. */
export const passingFaults: FaultInput[] = [
  { kind: 'rate_limited', times: 2 },
  { kind: 'http_500', times: 5 },
  { kind: 'html_503', times: 5 },
  { kind: 'timeout', times: 4, delayMs: 100 },
  { kind: 'reset', times: 4 },
  { kind: 'truncated_page', times: 4 },
  { kind: 'half_page_then_reset', times: 4 },
  { kind: 'malformed_json', times: 4 },
  // More than the connectors accept.
  { kind: 'huge_body', times: 1, bytes: 33 * 1024 * 1024 },
];
