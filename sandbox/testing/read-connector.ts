import type { Page } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';

type ReadPage<T> = (cursor: string | null) => Promise<Page<T>>;

/** The error of `work`; undefined: it succeeded. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** All pages of a listing; a page that failed in passing is read again, as a sync does. */
export async function readAll<T>(read: ReadPage<T>, retries = 12): Promise<T[]> {
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
      if (!passing || failures > retries) throw error;
    }
  }
}
