import type { SandboxPlatform, SandboxRequest, SandboxRoute } from '../../sandbox-platform';
import { listActiveEntities } from './active-entities';
import { listAdAccounts, listFundingInstruments, showAccess } from './ads-accounts';
import { decideAdsConsent, showAdsConsent } from './ads-consent';
import { giveAccessToken, giveRequestToken, invalidateToken } from './ads-token';
import { adsError, problem } from './api-answer';
import { listCampaigns, listLineItems } from './campaigns';
import { twitterFaultAnswers } from './fault-answers';
import { decidePostsConsent, showPostsConsent } from './posts-consent';
import { exchangeToken, revokeToken } from './posts-token';
import { twitterCompany } from './seed-data';
import { showStats } from './stats';
import { showTimeline } from './timeline';
import { showMe } from './users';
import { twitterWebhooks } from './webhooks';

type Handle = SandboxRoute['handle'];

const apiHost = 'api.x.com';
const adsHost = 'ads-api.x.com';

const api = (method: 'GET' | 'POST', path: string, handle: Handle): SandboxRoute => ({
  method,
  host: apiHost,
  path: new RegExp(`^${path}$`),
  handle,
});
/** The version before answers as well. */
const ads = (path: string, handle: Handle): SandboxRoute => ({
  method: 'GET',
  host: adsHost,
  path: new RegExp(`^/1[12]/${path}$`),
  handle,
});
const account = 'accounts/(?<account>[^/]+)';
const postsConsent = { host: 'x.com', path: /^\/i\/oauth2\/authorize$/ };

function noSuchRoute({ method, path }: SandboxRequest) {
  return adsError(404, 'ROUTE_NOT_FOUND', `The requested resource could not be found: ${method} ${path}`);
}
function noSuchPage() {
  const type = 'https://api.twitter.com/2/problems/resource-not-found';
  return problem(404, { title: 'Not Found', type, status: 404, detail: 'Not Found' });
}

export const twitterSandbox: SandboxPlatform = {
  id: 'twitter',
  company: twitterCompany,
  faultAnswers: twitterFaultAnswers,
  webhooks: twitterWebhooks,
  routes: [
    { method: 'GET', ...postsConsent, handle: showPostsConsent },
    { method: 'POST', ...postsConsent, handle: decidePostsConsent },
    api('POST', '/2/oauth2/token', exchangeToken),
    api('POST', '/2/oauth2/revoke', revokeToken),
    api('POST', '/oauth/request_token', giveRequestToken),
    api('GET', '/oauth/(?:authorize|authenticate)', showAdsConsent),
    api('POST', '/oauth/(?:authorize|authenticate)', decideAdsConsent),
    api('POST', '/oauth/access_token', giveAccessToken),
    api('POST', '/1\\.1/oauth/invalidate_token\\.json', invalidateToken),
    api('GET', '/2/users/me', showMe),
    api('GET', '/2/users/(?<user>[^/]+)/tweets', showTimeline),
    ads('accounts', listAdAccounts),
    ads(`${account}/funding_instruments`, listFundingInstruments),
    ads(`${account}/authenticated_user_access`, showAccess),
    ads(`${account}/campaigns`, listCampaigns),
    ads(`${account}/line_items`, listLineItems),
    ads(`stats/${account}`, showStats),
    ads(`stats/${account}/active_entities`, listActiveEntities),
    { method: 'GET', host: adsHost, path: /^\//, handle: noSuchRoute },
    { method: 'GET', host: apiHost, path: /^\//, handle: noSuchPage },
  ],
};
