import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createTwitterClient } from './client';
import {
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
import { twitterOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { twitterWebhooks } from './webhook';

export const twitterPlatform: PlatformModule = {
  definition: {
    id: 'twitter',
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
      usesPkce: true,
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
      { kind: 'posts', scopes: POSTS_SCOPES },
      // Ads have no named permissions: the person's role in each ad account decides.
      { kind: 'ads', scopes: [], needsOAuth1: true },
    ],
    webhooks: twitterWebhooks,
  },
  connect(config) {
    const client = createTwitterClient(config);
    return {
      oauth: twitterOAuth(config, client),
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
