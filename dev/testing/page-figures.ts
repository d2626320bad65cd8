import type { Page } from '@playwright/test';

/** Of one opening of a page with an empty cache. Bytes are those of the answers as sent, compressed. */
export interface PageFigures {
  javascriptBytes: number;
  fontBytes: number;
  // Cumulative layout shift, without dimension: https://web.dev/articles/cls, without its session windows.
  layoutShift: number;
  firstPaintMs: number;
  largestPaintMs: number;
}

export const organizationPages = [
  'dashboard',
  'campaigns',
  'content',
  'integrations',
  'syncs',
  'leads',
  'deliveries',
  'alerts',
  'settings',
] as const;

/** Opens `address` and waits until nothing loads any more. `page` is new in a context of its own. */
export async function pageFigures(page: Page, address: string): Promise<PageFigures> {
  await page.addInitScript(() => {
    const seen = { layoutShift: 0, largestPaintMs: 0 };
    Reflect.set(window, 'seenFigures', seen);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // TypeScript has no type of this entry.
        const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
        if (!hadRecentInput) seen.layoutShift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      seen.largestPaintMs = list.getEntries().at(-1)?.startTime ?? seen.largestPaintMs;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  return await page.evaluate(async () => {
    await document.fonts.ready;
    // The observers are called after the frame.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const bytesOf = (ending: RegExp) =>
      resources
        .filter(({ name }) => ending.test(new URL(name).pathname))
        .reduce((sum, { transferSize }) => sum + transferSize, 0);
    const { layoutShift, largestPaintMs } = Reflect.get(window, 'seenFigures');
    return {
      javascriptBytes: bytesOf(/\.js$/),
      fontBytes: bytesOf(/\.woff2$/),
      layoutShift,
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      largestPaintMs,
    };
  });
}
