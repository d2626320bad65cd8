import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createTikTokClient } from './client';
import {
  ADS_SCOPES,
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  CONVERSION_ACTIONS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LOOKBACK_DAYS,
  POSTS_SCOPES,
  POSTS_TOKEN_SECONDS,
  REFRESH_LEAD_SECONDS,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { tikTokOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { tikTokWebhooks } from './webhook';

export const tikTokPlatform: PlatformModule = {
  definition: {
    id: 'tiktok',
    capabilities: {
      apiVersion: API_VERSION,
      apiVersionEndsOn: API_VERSION_ENDS_ON,
      readsCampaigns: true,
      readsMetrics: true,
      readsPosts: true,
      readsScheduledPosts: false,
      publishesPosts: false,
      updatesCampaigns: false,
      createsCampaigns: false,
      tokenRenewal: 'single_use_refresh_token',
      accessTokenSeconds: POSTS_TOKEN_SECONDS,
      usesPkce: false,
      accessSettingsUrl: null,
      webhookSignature: 'hmac-sha256',
    },
    lookbackDays: LOOKBACK_DAYS,
    dailyBudget: DAILY_BUDGET,
    figureRules: FIGURE_RULES,
    conversionActions: CONVERSION_ACTIONS,
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [
      { kind: 'ads', scopes: Object.keys(ADS_SCOPES) },
      { kind: 'posts', scopes: POSTS_SCOPES },
    ],
    webhooks: tikTokWebhooks,
  },
  connect(config) {
    const client = createTikTokClient(config);
    return {
      oauth: tikTokOAuth(config, client),
      ads: {
        listAccounts: listAccounts(config, client),
        listCampaigns: listCampaigns(client),
        listDailyMetrics: listDailyMetrics(client),
        readAccountTotals: readAccountTotals(client),
      },
      content: { listProfiles: listProfiles(client), listPosts: listPosts(client) },
      leads: null,
    };
  },
};
