import type { Platform, PlatformConfig } from '../platform';
import { readAccountTotals } from './account-totals';
import { listAccounts } from './accounts';
import { listCampaigns } from './campaigns';
import { createLinkedInClient } from './client';
import {
  ACCESS_TOKEN_SECONDS,
  API_VERSION,
  API_VERSION_ENDS_ON,
  CONCURRENT_SYNCS,
  DAILY_BUDGET,
  FIGURE_RULES,
  LOOKBACK_DAYS,
  REFRESH_LEAD_SECONDS,
  requestedScopes,
} from './constants';
import { listDailyMetrics } from './daily-metrics';
import { linkedInOAuth } from './oauth';
import { listPosts } from './posts';
import { listProfiles } from './profiles';
import { readLead } from './vendor/lead';

export function createLinkedInPlatform(config: PlatformConfig): Platform {
  const client = createLinkedInClient(config);
  return {
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
    concurrentSyncs: CONCURRENT_SYNCS,
    refreshLeadSeconds: REFRESH_LEAD_SECONDS,
    consents: [{ kind: 'ads_and_posts', scopes: requestedScopes(config) }],
    ...linkedInOAuth(config, client),
    listAccounts: listAccounts(client),
    listProfiles: listProfiles(client),
    listCampaigns: listCampaigns(client),
    listDailyMetrics: listDailyMetrics(client),
    readAccountTotals: readAccountTotals(client),
    listPosts: listPosts(client),
    readLead: readLead(client),
  };
}
