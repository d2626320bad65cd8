import { writeCampaigns } from '@/lib/campaigns/write-campaigns';
import type { PageStep, StepContext } from '../run/page-step';
import { stepAdAccount } from './subject';

/** The campaigns of one ad account. */
export function campaigns(context: StepContext): PageStep {
  const { orgId, platform } = context;
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _memo, cursor) => {
      const { id: adAccountId, externalId, currency, timeZone, accessPath } = await stepAdAccount(context);
      const { items, nextCursor } = await platform.listCampaigns({
        accessToken,
        cursor,
        account: { externalId, currency, timeZone, accessPath },
      });
      const account = { orgId, adAccountId, platform: platform.id, currency };
      return {
        nextCursor,
        store: async (tx, memo) => ({
          rowsRead: items.length,
          rowsChanged: await writeCampaigns(tx, account, items, new Date()),
          memo,
        }),
      };
    },
  };
}
