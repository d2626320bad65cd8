import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createGoogleClient } from './client';
import {
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
import { googleOAuth } from './oauth';
import { googleWebhooks } from './webhook';

export const googlePlatform: PlatformModule = {
  definition: {
    id: 'google',
    capabilities: {
      apiVersion: API_VERSION,
      apiVersionEndsOn: API_VERSION_ENDS_ON,
      readsCampaigns: true,
      readsMetrics: true,
      readsPosts: false,
      readsScheduledPosts: false,
      publishesPosts: false,
      updatesCampaigns: false,
      createsCampaigns: false,
      tokenRenewal: 'refresh_token',
      accessTokenSeconds: ACCESS_TOKEN_SECONDS,
      usesPkce: true,
      accessSettingsUrl: null,
      webhookSignature: 'shared-key',
    },
    lookbackDays: LOOKBACK_DAYS,
    dailyBudget: DAILY_BUDGET,
    figureRules: FIGURE_RULES,
    conversionActions: CONVERSION_ACTIONS,
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [{ kind: 'ads', scopes: SCOPES }],
    webhooks: googleWebhooks,
  },
  connect(config) {
    const client = createGoogleClient(config);
    return {
      oauth: googleOAuth(config, client),
      ads: {
        listAccounts: listAccounts(client),
        listCampaigns: listCampaigns(client),
        listDailyMetrics: listDailyMetrics(client),
        readAccountTotals: readAccountTotals(client),
      },
      content: null,
      leads: null,
    };
  },
};
