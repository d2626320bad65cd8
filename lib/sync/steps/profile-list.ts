import { endListing, storeProfiles } from '@/lib/integrations/store-accounts';
import type { PageStep, StepContext } from '../run/page-step';

/** Names and followers of the profiles that the grant reaches; new ones appear unselected. */
export function profileList({ orgId, integrationId, platform }: StepContext): PageStep {
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _memo, cursor) => {
      const { items, nextCursor } = await platform.listProfiles({ accessToken, cursor });
      const owner = { orgId, integrationId, platform: platform.id };
      return {
        nextCursor,
        store: async (tx, memo, last) => {
          const startedAt = new Date(memo.startedAt);
          const rowsChanged = await storeProfiles(tx, owner, items, new Date(), startedAt);
          if (last) await endListing(tx, owner, 'posts', startedAt);
          return { rowsRead: items.length, rowsChanged, memo };
        },
      };
    },
  };
}
