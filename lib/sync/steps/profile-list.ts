import { endListing, storeProfiles } from '@/lib/accounts/store-accounts';
import { emptyPage } from '@/lib/platforms/rows';
import type { PageStep, StepContext } from './page-step';
import { skippedRows } from './step-warnings';

export function profileList({ orgId, integrationId, platform }: StepContext): PageStep {
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _checkpoint, cursor) => {
      const page = (await platform.content?.listProfiles({ accessToken, cursor })) ?? emptyPage();
      const owner = { orgId, integrationId, platform: platform.id };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, checkpoint, last) => {
          const startedAt = new Date(checkpoint.startedAt);
          const rowsChanged = await storeProfiles(tx, owner, page.items, new Date(), startedAt);
          // Rows that could not be parsed are still reached.
          const isWhole = !checkpoint.warnings?.rows_skipped && !page.skipped?.length;
          if (last && isWhole) await endListing(tx, owner, 'posts', startedAt);
          return { rowsRead: page.items.length, rowsChanged, checkpoint, warnings: skippedRows(page) };
        },
      };
    },
  };
}
