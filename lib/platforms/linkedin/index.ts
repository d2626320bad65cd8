import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createLinkedInClient } from './client';
import {
  ACCESS_TOKEN_SECONDS,
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  CONSENT,
  CONVERSION_ACTIONS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LOOKBACK_DAYS,
  REFRESH_LEAD_SECONDS,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { linkedInOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { readLead } from './vendor/lead';
import { linkedInWebhooks } from './webhook';

export const linkedInPlatform: PlatformModule = {
  definition: {
    id: 'linkedin',
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
      usesPkce: false,
      accessSettingsUrl: null,
      webhookSignature: 'hmac-sha256',
      tokenRenewal: 'refresh_token',
      accessTokenSeconds: ACCESS_TOKEN_SECONDS,
    },
    lookbackDays: LOOKBACK_DAYS,
    dailyBudget: DAILY_BUDGET,
    figureRules: FIGURE_RULES,
    conversionActions: CONVERSION_ACTIONS,
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [CONSENT],
    webhooks: linkedInWebhooks,
  },
  connect(config) {
    const client = createLinkedInClient(config);
    return {
      oauth: linkedInOAuth(config, client),
      ads: {
        listAccounts: listAccounts(client),
        listCampaigns: listCampaigns(client),
        listDailyMetrics: listDailyMetrics(client),
        readAccountTotals: readAccountTotals(client),
      },
      content: { listProfiles: listProfiles(client), listPosts: listPosts(client) },
      leads: { readLead: readLead(client) },
    };
  },
};
