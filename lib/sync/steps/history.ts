import { addDays, dayInZone } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { PageStep, StepContext } from '../run/page-step';
import { metricsPages } from './metrics-pages';
import { historyWindow } from './metrics-window';
import { endHistory } from './read-range';
import { stepAdAccount } from './subject';

/**
 * The next days back of one ad account's past. Which they are is settled when the step begins, by how far the past
 * has been read: steps of one account may run in any order, and again.
 */
export function history(context: StepContext): PageStep {
  const pages = metricsPages(
    context,
    async () => {
      const { readFrom, historyGoal } = await stepAdAccount(context);
      const window = readFrom && historyGoal ? historyWindow(readFrom, historyGoal) : null;
      return { startedAt: new Date().toISOString(), ...(window ? { window } : {}) };
      // Nothing is stored of these days that they could contradict.
    },
    { doubts: false },
  );
  return {
    begin: pages.begin,
    read: async (accessToken, checkpoint, cursor) => {
      if (!checkpoint.window) return nothing;
      try {
        return await pages.read(accessToken, checkpoint, cursor);
      } catch (error) {
        if (!(await refusesThePast(context, error))) throw error;
        return {
          ...nothing,
          store: async (tx, kept) => {
            await endHistory(tx, { orgId: context.orgId, adAccountId: context.subjectId });
            return { rowsRead: 0, rowsChanged: 0, checkpoint: kept };
          },
        };
      }
    },
  };
}

/** The page of a step that has nothing to read. */
const nothing: Awaited<ReturnType<PageStep['read']>> = {
  nextCursor: null,
  store: async (_tx, checkpoint) => ({ rowsRead: 0, rowsChanged: 0, checkpoint }),
};

/** Whether the platform rejects these days for good while it answers for those of now: it does not reach back so far. */
async function refusesThePast(context: StepContext, error: unknown): Promise<boolean> {
  if (!(error instanceof VendorError && error.errorClass === 'permanent' && error.code === 'request_rejected')) {
    return false;
  }
  const { readTo, timeZone } = await stepAdAccount(context);
  return readTo !== null && readTo >= addDays(dayInZone(new Date(), timeZone), -1);
}
