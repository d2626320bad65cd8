import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import { removeVanishedMetrics } from '@/lib/metrics/write-daily-metrics-removal';
import type { DateWindow } from '@/lib/platforms/platform';
import type { PageStep, StepContext } from '../page-step';
import { SeenDays } from '../seen-days';
import type { StepMemo } from '../step-state';
import { windowOf } from './metrics-window';
import { stepAdAccount } from './subject';

function windowIn(memo: StepMemo): DateWindow {
  if (!memo.window) throw new Error('A metrics step began without a window.');
  return memo.window;
}

/**
 * Daily facts of one ad account. The window is fixed when the step begins, also across restarts and midnight; after
 * its last page, rows of the window that did not come back are removed.
 */
export function metrics(context: StepContext): PageStep {
  const { orgId, platform } = context;
  return {
    begin: async () => {
      const now = new Date();
      const { timeZone } = await stepAdAccount(context);
      return { startedAt: now.toISOString(), window: await windowOf(context, timeZone, now) };
    },
    read: async (accessToken, { window }, cursor) => {
      const { id: adAccountId, externalId, currency, timeZone, accessPath } = await stepAdAccount(context);
      const asked = window ?? windowIn({ startedAt: '' });
      const page = await platform.listDailyMetrics({
        accessToken,
        cursor,
        account: { externalId, currency, timeZone, accessPath },
        window: asked,
      });
      // Days that were not asked for are no part of this reading; there may not even be a partition for them.
      const items = page.items.filter((row) => row.date >= asked.from && row.date <= asked.to);
      const account = { orgId, adAccountId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, memo, last) => {
          const now = new Date();
          const seen = new SeenDays(asked, memo.seen);
          const written = await writeDailyMetrics(tx, account, items, now);
          for (const { campaignId, date } of written.returned) seen.add(campaignId, date);
          const reading = { window: asked, startedAt: new Date(memo.startedAt), returned: seen.rows() };
          const removed = last ? await removeVanishedMetrics(tx, account, reading, now) : 0;
          return {
            rowsRead: items.length,
            rowsChanged: written.rowsChanged + removed,
            memo: { ...memo, seen: seen.encode() },
          };
        },
      };
    },
  };
}
