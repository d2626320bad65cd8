import type { Tx } from '@/db/tenant';
import { comparePage, doubtEmptyAnswer } from '@/lib/metrics/compare-page';
import { countConversions } from '@/lib/metrics/conversions/count-conversions';
import { doubtReading, type FigureDoubt, isDoubtfulPage } from '@/lib/metrics/doubt-figures';
import { describeChange, describeRemoval, plusChange } from '@/lib/metrics/figure-change';
import { plusEvidence } from '@/lib/metrics/figure-evidence';
import { holdFigures, releaseFigures } from '@/lib/metrics/hold-figures';
import { readValueHistory } from '@/lib/metrics/value-history';
import { type FactAccount, writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import { removeVanishedMetrics } from '@/lib/metrics/write-daily-metrics-removal';
import type { DateWindow, Platform, RemoteDailyMetrics } from '@/lib/platforms/platform';
import type { PageStep, StepContext } from './page-step';
import { recordReadRange } from './read-range';
import { SeenDays } from './seen-days';
import type { StepCheckpoint } from './step-state';
import { skippedRows } from './step-warnings';
import { stepAdAccount } from './subject';

interface FiguresPage {
  platform: Platform;
  account: FactAccount;
  window: DateWindow;
  items: RemoteDailyMetrics[];
}

// A page is written, waits for the end of the reading, or is held back with the pages that wait.
interface Judgement {
  verdict: 'write' | 'wait' | 'hold' | 'read_again';
  checkpoint: StepCheckpoint;
  doubt: FigureDoubt | null;
}

// A doubtful page waits for the end of the reading; where the whole reading is plausible, its days are read again and
// written.
async function judge(
  tx: Tx,
  page: FiguresPage,
  checkpoint: StepCheckpoint,
  last: boolean,
  now: Date,
): Promise<Judgement> {
  const { platform, account, window, items } = page;
  if (checkpoint.trusted) return { verdict: 'write', checkpoint, doubt: null };
  if (last && items.length === 0 && !checkpoint.evidence) {
    const doubt = await doubtEmptyAnswer(tx, account, window);
    if (doubt === null) return { verdict: 'write', checkpoint, doubt };
    const change = await describeRemoval(tx, account, window, now);
    const isHeld = await holdFigures(tx, account, { doubt, change }, now);
    return { verdict: isHeld ? 'hold' : 'write', checkpoint, doubt };
  }
  const rules = platform.figureRules;
  const compared = await comparePage(tx, account, window, items);
  const evidence = plusEvidence(checkpoint.evidence, compared);
  const history = evidence.added.valueMicros === '0' ? null : await readValueHistory(tx, account, window);
  const isDoubtful = isDoubtfulPage(compared, rules, history);
  const before = checkpoint.withheld ?? 0;
  const doubt = last ? doubtReading(evidence, rules, history) : null;
  const isKept = doubt !== null || (isDoubtful && !last);
  const change = isKept
    ? plusChange(checkpoint.change, await describeChange(tx, account, window, items))
    : checkpoint.change;
  const next = { ...checkpoint, evidence, withheld: before + (isDoubtful ? 1 : 0), change };
  if (!last) return { verdict: isDoubtful ? 'wait' : 'write', checkpoint: next, doubt };
  if (doubt !== null && change && (await holdFigures(tx, account, { doubt, change }, now))) {
    return { verdict: 'hold', checkpoint: next, doubt };
  }
  const verdict = before > 0 ? 'read_again' : 'write';
  return { verdict, checkpoint: { ...next, trusted: verdict === 'read_again' }, doubt };
}

/**
 * Daily facts of one ad account in the window that `begin` fixed, across restarts and midnight. The last page removes
 * rows that did not come back. With `doubts`, a reading that contradicts stored figures is held back and removes
 * nothing.
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
      const page = await platform.ads.listDailyMetrics({ accessToken, cursor, account: remote, window });
      // Days outside the window are not part of this reading, and may have no partition.
      const items = page.items.filter((row) => row.date >= window.from && row.date <= window.to);
      const account = { orgId, adAccountId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, given, last) => {
          const now = new Date();
          const counted = await countConversions(tx, account, { rows: items, window }, platform.conversionActions);
          const judged: Judgement = doubts
            ? await judge(tx, { platform, account, window, items: counted }, given, last, now)
            : { verdict: 'write', checkpoint: given, doubt: null };
          const { verdict, checkpoint, doubt } = judged;
          const skipped = skippedRows(page);
          const none = { rowsRead: items.length, rowsChanged: 0, checkpoint, warnings: skipped };
          if (verdict === 'wait') return none;
          if (verdict === 'hold') return { ...none, warnings: { ...skipped, figures_held: 1 } };
          if (verdict === 'read_again') {
            const { seen: _, change: _change, ...rest } = checkpoint;
            return { ...none, checkpoint: { ...rest, accepted: doubt !== null }, again: true };
          }
          const written = await writeDailyMetrics(tx, account, counted, now);
          const seen = new SeenDays(window, checkpoint.seen);
          for (const { campaignId, date } of written.returned) seen.add(campaignId, date);
          const reading = { window, startedAt: new Date(checkpoint.startedAt), returned: seen.rows() };
          // Rows that could not be parsed are not removed.
          const isWhole = last && !checkpoint.warnings?.rows_skipped && !skipped.rows_skipped;
          const removed = isWhole ? await removeVanishedMetrics(tx, account, reading, now) : 0;
          if (isWhole) await recordReadRange(tx, account, window);
          if (isWhole && doubts && doubt === null && !checkpoint.accepted) await releaseFigures(tx, account);
          return {
            rowsRead: items.length,
            rowsChanged: written.rowsChanged + removed,
            checkpoint: { ...checkpoint, seen: seen.encode() },
            warnings: skipped,
          };
        },
      };
    },
  };
}
