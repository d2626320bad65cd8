import { addDays, dayInZone } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { metricsPages } from './metrics-pages';
import { historyWindow } from './metrics-window';
import type { PageStep, StepContext } from './page-step';
import { endHistory } from './read-range';
import { stepAdAccount } from './subject';

/**
 * Reads the next window of an ad account's past. The window is chosen when the step begins, since steps of one account
 * run in any order, and again.
 */
export function history(context: StepContext): PageStep {
  const pages = metricsPages(
    context,
    async () => {
      const { readFrom, historyGoal } = await stepAdAccount(context);
      const window = readFrom && historyGoal ? historyWindow(readFrom, historyGoal) : null;
      return { startedAt: new Date().toISOString(), ...(window ? { window } : {}) };
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

const nothing: Awaited<ReturnType<PageStep['read']>> = {
  nextCursor: null,
  store: async (_tx, checkpoint) => ({ rowsRead: 0, rowsChanged: 0, checkpoint }),
};

// The platform rejects these days but answers for recent ones: its data do not go back so far.
async function refusesThePast(context: StepContext, error: unknown): Promise<boolean> {
  if (!(error instanceof VendorError && error.errorClass === 'permanent' && error.code === 'request_rejected')) {
    return false;
  }
  const { readTo, timeZone } = await stepAdAccount(context);
  return readTo !== null && readTo >= addDays(dayInZone(new Date(), timeZone), -1);
}
