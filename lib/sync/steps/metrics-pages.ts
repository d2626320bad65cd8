import type { Tx } from '@/db/tenant';
import { doubtEmptyAnswer, doubtPage, type FigureDoubt } from '@/lib/metrics/doubt-figures';
import { holdFigures, releaseFigures } from '@/lib/metrics/hold-figures';
import { type FactAccount, writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import { removeVanishedMetrics } from '@/lib/metrics/write-daily-metrics-removal';
import type { PageStep, StepContext } from '../run/page-step';
import { SeenDays } from '../run/seen-days';
import { noteReadWhole } from './read-range';
import { stepAdAccount } from './subject';

/** Why a page may not be written, and whether it is held back for that; see lib/metrics/hold-figures.ts. */
async function isHeldBack(tx: Tx, account: FactAccount, doubt: FigureDoubt | null, now: Date): Promise<boolean> {
  return doubt !== null && (await holdFigures(tx, account, doubt, now));
}

/**
 * Daily facts of one ad account in the window that `begin` fixed, also across restarts and midnight. After the last
 * page, rows of the window that did not come back are removed and its days count as read. `doubts`: pages that
 * contradict what is stored are held back; then nothing is removed and no day counts as read.
 */
export function metricsPages(
  context: StepContext,
  begin: PageStep['begin'],
  { doubts }: { doubts: boolean },
): PageStep {
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
          const isEmpty = last && items.length === 0 && !memo.seen && !memo.held;
          const doubt = !doubts
            ? null
            : isEmpty
              ? await doubtEmptyAnswer(tx, account, window)
              : await doubtPage(tx, account, window, items);
          const isHeld = await isHeldBack(tx, account, doubt, now);
          if (isHeld) {
            return {
              rowsRead: items.length,
              rowsChanged: 0,
              memo: { ...memo, held: true },
              warnings: { figures_held: 1 },
            };
          }
          const written = await writeDailyMetrics(tx, account, items, now);
          for (const { campaignId, date } of written.returned) seen.add(campaignId, date);
          const reading = { window, startedAt: new Date(memo.startedAt), returned: seen.rows() };
          const isWhole = last && !memo.held;
          const removed = isWhole ? await removeVanishedMetrics(tx, account, reading, now) : 0;
          if (isWhole) await noteReadWhole(tx, account, window);
          if (isWhole && doubts && doubt === null) await releaseFigures(tx, account);
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
