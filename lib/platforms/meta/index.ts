import type { Platform, PlatformConfig } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createMetaClient } from './client';
import {
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LONG_LIFE_SECONDS,
  LOOKBACK_DAYS,
  REFRESH_LEAD_SECONDS,
  requestedScopes,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { metaOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { readLead } from './vendor/lead';

export function createMetaPlatform(config: PlatformConfig): Platform {
  const client = createMetaClient(config);
  return {
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
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [{ kind: 'ads_and_posts', scopes: requestedScopes(config) }],
    ...metaOAuth(config, client),
    listAccounts: listAccounts(client),
    listProfiles: listProfiles(client),
    listCampaigns: listCampaigns(client),
    listDailyMetrics: listDailyMetrics(client),
    readAccountTotals: readAccountTotals(client),
    listPosts: listPosts(client),
    readLead: readLead(client),
  };
}
