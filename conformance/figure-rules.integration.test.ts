import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { PlatformId } from '@/lib/platform-ids';
import { type GuardedFigure, guardedFigures } from '@/lib/platforms/platform';
import { accessTokenFor } from '@/lib/tokens/access-token-for';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type Sandbox, startSandbox } from '@/sandbox/server';
import { failureOf } from '@/sandbox/testing/read-connector';
import { worldId } from './connectors/metric-sums';
import { connectOneAccount } from './sandbox-journey';

logger.level = 'silent';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** The fields of a platform's rows that hold each figure; a figure without a field of its own is left out. */
const FIELDS: Partial<Record<PlatformId, Partial<Record<GuardedFigure, string>>>> = {
  meta: {
    impressions: 'impressions',
    clicks: 'clicks',
    linkClicks: 'inline_link_clicks',
    spendMicros: 'spend',
    conversions: 'actions',
    conversionValueMicros: 'action_values',
  },
  google: { clicks: 'clicks', conversions: 'conversions', conversionValueMicros: 'conversionsValue' },
  tiktok: {
    impressions: 'impressions',
    clicks: 'clicks',
    spendMicros: 'spend',
    conversions: 'conversion',
    conversionValueMicros: 'total_complete_payment_rate,total_purchase_value,total_onsite_shopping_value',
    videoViews: 'video_play_actions',
  },
  linkedin: {
    impressions: 'impressions',
    clicks: 'clicks',
    linkClicks: 'landingPageClicks',
    spendMicros: 'costInLocalCurrency',
    conversions: 'externalWebsiteConversions,oneClickLeads',
    conversionValueMicros: 'conversionValueInLocalCurrency',
    videoViews: 'videoViews',
  },
  snapchat: {
    impressions: 'impressions',
    clicks: 'swipes',
    spendMicros: 'spend',
    conversions: 'conversion_purchases,native_leads',
    conversionValueMicros: 'conversion_purchases_value',
    videoViews: 'video_views',
  },
};

describe('rows that lack a figure are refused or read as the rules of the platform say', () => {
  it.each(Object.entries(FIELDS) as [PlatformId, Partial<Record<GuardedFigure, string>>][])(
    '%s',
    async (id, fields) => {
      const { orgId, integrationId, platform, accountId } = await connectOneAccount(sandbox, id);
      const { accessToken } = await accessTokenFor(orgId, integrationId, () => platform);
      const { items } = await platform.ads.listAccounts({ accessToken, cursor: null });
      const account = items.find(({ externalId }) => worldId(externalId) === accountId);
      if (!account) throw new Error('The chosen account is not listed.');
      const today = sandbox.world.platform(id).today(accountId);
      const window = { from: addDays(today, -6), to: addDays(today, -2) };
      const refused: Record<string, boolean> = {};
      for (const figure of guardedFigures) {
        const field = fields[figure];
        if (field === undefined) continue;
        const pathPattern = 'insights|googleAds|report|adAnalytics|stats';
        sandbox.faults.add({ kind: 'schema_drift', change: 'remove', field, match: { platform: id, pathPattern } });
        const failure = await failureOf(platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window }));
        sandbox.faults.clear();
        refused[figure] = failure instanceof VendorError && failure.code === 'unexpected_answer';
        if (!refused[figure]) expect(failure).toBeUndefined();
      }
      const { absentFrom } = platform.figureRules;
      const expected = Object.keys(fields).map((name) => [name, absentFrom[name as GuardedFigure] === 'nowhere']);
      expect(refused).toEqual(Object.fromEntries(expected));
    },
  );
});
