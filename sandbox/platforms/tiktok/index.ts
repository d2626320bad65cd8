import type { SandboxPlatform, SandboxRoute } from '../../sandbox-platform';
import { listAdGroups } from './ad-group-list';
import { decideAdsConsent, showAdsConsent } from './ads-consent';
import { exchangeAdsCode, revokeAdsToken, showUser } from './ads-token';
import { listAdvertisers, showAdvertisers } from './advertisers';
import { showBusinessAccount } from './business-account';
import { listCampaigns } from './campaign-list';
import { pageNotFound } from './envelope';
import { tiktokFaultAnswers } from './fault-answers';
import { decidePostsConsent, showPostsConsent } from './posts-consent';
import { exchangePostsCode, refreshPostsToken, revokePostsToken, showTokenInfo } from './posts-token';
import { showReport } from './report';
import { tiktokCompany } from './seed-data';
import { listVideos } from './videos';
import { tikTokWebhooks } from './webhooks';

const apiHost = 'business-api.tiktok.com';

/** Every path ends in a slash. */
const api = (method: 'GET' | 'POST', path: string, handle: SandboxRoute['handle']): SandboxRoute => ({
  method,
  host: apiHost,
  path: new RegExp(`^/open_api/v1\\.3/${path}/$`),
  handle,
});
const elsewhere = (method: 'GET' | 'POST'): SandboxRoute => ({
  method,
  host: apiHost,
  path: /^\//,
  handle: pageNotFound,
});
const adsConsent = { host: apiHost, path: /^\/portal\/auth\/?$/ };
const postsConsent = { host: 'www.tiktok.com', path: /^\/v2\/auth\/authorize\/$/ };

export const tiktokSandbox: SandboxPlatform = {
  id: 'tiktok',
  company: tiktokCompany,
  faultAnswers: tiktokFaultAnswers,
  webhooks: tikTokWebhooks,
  routes: [
    { method: 'GET', ...adsConsent, handle: showAdsConsent },
    { method: 'POST', ...adsConsent, handle: decideAdsConsent },
    { method: 'GET', ...postsConsent, handle: showPostsConsent },
    { method: 'POST', ...postsConsent, handle: decidePostsConsent },
    api('POST', 'oauth2/access_token', exchangeAdsCode),
    api('POST', 'oauth2/revoke_token', revokeAdsToken),
    api('GET', 'user/info', showUser),
    api('GET', 'oauth2/advertiser/get', listAdvertisers),
    api('GET', 'advertiser/info', showAdvertisers),
    api('GET', 'campaign/get', listCampaigns),
    api('GET', 'adgroup/get', listAdGroups),
    api('GET', 'report/integrated/get', showReport),
    api('POST', 'tt_user/oauth2/token', exchangePostsCode),
    api('POST', 'tt_user/oauth2/refresh_token', refreshPostsToken),
    api('POST', 'tt_user/oauth2/revoke', revokePostsToken),
    api('POST', 'tt_user/token_info/get', showTokenInfo),
    api('GET', 'business/get', showBusinessAccount),
    api('GET', 'business/video/list', listVideos),
    elsewhere('GET'),
    elsewhere('POST'),
  ],
};
