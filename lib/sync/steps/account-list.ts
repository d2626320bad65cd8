import { endListing, storeAdAccounts } from '@/lib/integrations/store-accounts';
import type { PageStep, StepContext } from '../run/page-step';

/** Names, currencies, zones and states of the ad accounts that the grant reaches; new ones appear unselected. */
export function accountList({ orgId, integrationId, platform }: StepContext): PageStep {
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _memo, cursor) => {
      const { items, nextCursor } = await platform.listAccounts({ accessToken, cursor });
      const owner = { orgId, integrationId, platform: platform.id };
      return {
        nextCursor,
        store: async (tx, memo, last) => {
          const startedAt = new Date(memo.startedAt);
          const rowsChanged = await storeAdAccounts(tx, owner, items, new Date(), startedAt);
          if (last) await endListing(tx, owner, 'ads', startedAt);
          return { rowsRead: items.length, rowsChanged, memo };
        },
      };
    },
  };
}
