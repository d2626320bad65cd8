import { endListing, storeAdAccounts } from '@/lib/accounts/store-accounts';
import type { PageStep, StepContext } from './page-step';
import { skippedRows } from './step-warnings';

export function accountList({ orgId, integrationId, platform }: StepContext): PageStep {
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _checkpoint, cursor) => {
      const page = await platform.ads.listAccounts({ accessToken, cursor });
      const owner = { orgId, integrationId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, checkpoint, last) => {
          const startedAt = new Date(checkpoint.startedAt);
          const rowsChanged = await storeAdAccounts(tx, owner, page.items, new Date(), startedAt);
          // Rows that could not be parsed are still reached.
          const isWhole = !checkpoint.warnings?.rows_skipped && !page.skipped?.length;
          if (last && isWhole) await endListing(tx, owner, 'ads', startedAt);
          return { rowsRead: page.items.length, rowsChanged, checkpoint, warnings: skippedRows(page) };
        },
      };
    },
  };
}
