import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import { removeVanishedMetrics } from '@/lib/metrics/write-daily-metrics-removal';
import type { PageStep, StepContext } from '../run/page-step';
import { SeenDays } from '../run/seen-days';
import { noteReadWhole } from './read-range';
import { stepAdAccount } from './subject';

/**
 * Daily facts of one ad account in the window that `begin` fixed, also across restarts and midnight. After the last
 * page, rows of the window that did not come back are removed and its days count as read.
 */
export function metricsPages(context: StepContext, begin: PageStep['begin']): PageStep {
  const { orgId, platform } = context;
  return {
    begin,
    read: async (accessToken, { window }, cursor) => {
      if (!window) throw new Error('A metrics step began without a window.');
      const { id: adAccountId, externalId, currency, timeZone, accessPath } = await stepAdAccount(context);
      const remote = { externalId, currency, timeZone, accessPath };
      const page = await platform.listDailyMetrics({ accessToken, cursor, account: remote, window });
      // Days that were not asked for are no part of this reading; there may not even be a partition for them.
      const items = page.items.filter((row) => row.date >= window.from && row.date <= window.to);
      const account = { orgId, adAccountId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, memo, last) => {
          const now = new Date();
          const seen = new SeenDays(window, memo.seen);
          const written = await writeDailyMetrics(tx, account, items, now);
          for (const { campaignId, date } of written.returned) seen.add(campaignId, date);
          const reading = { window, startedAt: new Date(memo.startedAt), returned: seen.rows() };
          const removed = last ? await removeVanishedMetrics(tx, account, reading, now) : 0;
          if (last) await noteReadWhole(tx, account, window);
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
