import type { PlatformModule } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createMetaClient } from './client';
import {
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  CONSENT,
  CONVERSION_ACTIONS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LONG_LIFE_SECONDS,
  LOOKBACK_DAYS,
  REFRESH_LEAD_SECONDS,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { metaOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { readLead } from './vendor/lead';
import { metaWebhooks } from './webhook';

export const metaPlatform: PlatformModule = {
  definition: {
    id: 'meta',
    capabilities: {
      apiVersion: API_VERSION,
      apiVersionEndsOn: API_VERSION_ENDS_ON,
      readsCampaigns: true,
      readsMetrics: true,
      readsPosts: true,
      readsScheduledPosts: true,
      publishesPosts: false,
      updatesCampaigns: false,
      createsCampaigns: false,
      usesPkce: true,
      accessSettingsUrl: null,
      webhookSignature: 'hmac-sha256',
      tokenRenewal: 'exchange',
      accessTokenSeconds: LONG_LIFE_SECONDS,
    },
    lookbackDays: LOOKBACK_DAYS,
    dailyBudget: DAILY_BUDGET,
    figureRules: FIGURE_RULES,
    conversionActions: CONVERSION_ACTIONS,
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [CONSENT],
    webhooks: metaWebhooks,
  },
  connect(config) {
    const client = createMetaClient(config);
    return {
      oauth: metaOAuth(config, client),
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
