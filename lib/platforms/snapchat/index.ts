import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createSnapchatClient } from './client';
import {
  ACCESS_SETTINGS_URL,
  ACCESS_TOKEN_SECONDS,
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  CONVERSION_ACTIONS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LOOKBACK_DAYS,
  REFRESH_LEAD_SECONDS,
  SCOPES,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { snapchatOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { snapchatWebhooks } from './webhook';

export const snapchatPlatform: PlatformModule = {
  definition: {
    id: 'snapchat',
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
      tokenRenewal: 'refresh_token',
      accessTokenSeconds: ACCESS_TOKEN_SECONDS,
      usesPkce: false,
      accessSettingsUrl: ACCESS_SETTINGS_URL,
      webhookSignature: 'hmac-sha256',
    },
    lookbackDays: LOOKBACK_DAYS,
    dailyBudget: DAILY_BUDGET,
    figureRules: FIGURE_RULES,
    conversionActions: CONVERSION_ACTIONS,
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [{ kind: 'ads_and_posts', scopes: SCOPES }],
    webhooks: snapchatWebhooks,
  },
  connect(config) {
    const client = createSnapchatClient(config);
    return {
      oauth: snapchatOAuth(config, client),
      ads: {
        listAccounts: listAccounts(client),
        listCampaigns: listCampaigns(client),
        listDailyMetrics: listDailyMetrics(client),
        readAccountTotals: readAccountTotals(client),
      },
      content: { listProfiles: listProfiles(client), listPosts: listPosts(client) },
      leads: null,
    };
  },
};
