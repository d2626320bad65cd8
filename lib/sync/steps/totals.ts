import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { ReadDays } from '@/lib/metrics/known-days';
import { reconcile } from '@/lib/metrics/reconcile';
import type { AdAccountRef, DateWindow, RemoteAccountTotals } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { PageStep, StepContext } from './page-step';
import { stepAdAccount } from './subject';

/**
 * Compares the sum of an ad account's campaigns with the account's own total. A platform that cannot answer leaves the
 * comparison undone and does not fail the run.
 */
export function totals(context: StepContext): PageStep {
  const { orgId, platform } = context;
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, { startedAt }) => {
      const { id: adAccountId, externalId, currency, timeZone, accessPath, ...known } = await stepAdAccount(context);
      const window = comparableDays(dayInZone(new Date(startedAt), timeZone), known, platform.lookbackDays);
      const account = { externalId, currency, timeZone, accessPath };
      const total = window && (await readTotal(context, { accessToken, account, window }));
      return {
        nextCursor: null,
        store: async (tx, checkpoint) => {
          if (total) await reconcile(tx, { orgId, adAccountId }, window, total, new Date());
          return { rowsRead: 0, rowsChanged: 0, checkpoint };
        },
      };
    },
  };
}

/**
 * The whole days of the look-back that are known, up to the last one over when metrics were read. Null: none, or the
 * metrics are too old to compare.
 */
export function comparableDays(today: IsoDate, known: ReadDays, lookbackDays: number): DateWindow | null {
  const { readFrom, readTo } = known;
  if (!readFrom || !readTo || readTo < addDays(today, -1)) return null;
  const [, from = readFrom] = [readFrom, addDays(today, -lookbackDays)].sort();
  const [to = readTo] = [addDays(readTo, -1), addDays(today, -1)].sort();
  return from <= to ? { from, to } : null;
}

async function readTotal(
  { orgId, integrationId, platform }: StepContext,
  request: { accessToken: string; account: AdAccountRef; window: DateWindow },
): Promise<RemoteAccountTotals | null> {
  try {
    return await platform.ads.readAccountTotals(request);
  } catch (error) {
    if (!(error instanceof VendorError) || concernsTheRun(error)) throw error;
    const { errorClass, code, endpoint, vendorCode, vendorRequestId } = error;
    const why = { platform: platform.id, errorClass, code, endpoint, vendorCode, vendorRequestId };
    logger.warn({ orgId, integrationId, ...why }, 'account total could not be fetched');
    return null;
  }
}

// Token and rate-limit failures concern the run, whatever call meets them.
function concernsTheRun({ errorClass, code }: VendorError): boolean {
  return errorClass === 'rate_limited' || (errorClass === 'reauth' && code !== 'permission_missing');
}
