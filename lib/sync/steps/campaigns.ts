import { writeCampaigns } from '@/lib/campaigns/write-campaigns';
import type { PageStep, StepContext } from './page-step';
import { skippedRows } from './step-warnings';
import { stepAdAccount } from './subject';

export function campaigns(context: StepContext): PageStep {
  const { orgId, platform } = context;
  return {
    begin: async () => ({ startedAt: new Date().toISOString() }),
    read: async (accessToken, _checkpoint, cursor) => {
      const { id: adAccountId, externalId, currency, timeZone, accessPath } = await stepAdAccount(context);
      const page = await platform.ads.listCampaigns({
        accessToken,
        cursor,
        account: { externalId, currency, timeZone, accessPath },
      });
      const account = { orgId, adAccountId, platform: platform.id, currency };
      return {
        nextCursor: page.nextCursor,
        store: async (tx, checkpoint) => ({
          rowsRead: page.items.length,
          rowsChanged: await writeCampaigns(tx, account, page.items, new Date()),
          checkpoint,
          warnings: skippedRows(page),
        }),
      };
    },
  };
}
