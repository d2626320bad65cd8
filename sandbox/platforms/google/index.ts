import type { SandboxPlatform } from '../../sandbox-platform';
import { decideConsent, showConsent } from './authorize';
import { googleFaultAnswers } from './fault-answers';
import { showTokenInfo, showUserInfo } from './identity';
import { listAccessibleCustomers, search, searchStream } from './search';
import { googleCompany } from './seed-data';
import { exchangeToken, revokeToken } from './token';
import { googleWebhooks } from './webhooks';

const consent = { host: 'accounts.google.com', path: /^\/o\/oauth2\/(?:v2\/)?auth\/?$/ };
const oauth = 'oauth2.googleapis.com';
const identity = { host: 'openidconnect.googleapis.com', path: /^\/v1\/userinfo\/?$/ };
const ads = 'googleads.googleapis.com';
const customer = String.raw`^\/v(?<version>\d+)\/customers\/(?<customer>[^/:]+)\/googleAds`;

export const googleSandbox: SandboxPlatform = {
  id: 'google',
  company: googleCompany,
  faultAnswers: googleFaultAnswers,
  webhooks: googleWebhooks,
  routes: [
    { method: 'GET', ...consent, handle: showConsent },
    { method: 'POST', ...consent, handle: decideConsent },
    { method: 'POST', host: oauth, path: /^\/token$/, handle: exchangeToken },
    { method: 'POST', host: oauth, path: /^\/revoke$/, handle: revokeToken },
    { method: 'POST', host: oauth, path: /^\/tokeninfo$/, handle: showTokenInfo },
    { method: 'GET', host: oauth, path: /^\/tokeninfo$/, handle: showTokenInfo },
    { method: 'GET', ...identity, handle: showUserInfo },
    {
      method: 'GET',
      host: ads,
      path: /^\/v(?<version>\d+)\/customers:listAccessibleCustomers$/,
      handle: listAccessibleCustomers,
    },
    { method: 'POST', host: ads, path: new RegExp(`${customer}:search$`), handle: search },
    { method: 'POST', host: ads, path: new RegExp(`${customer}:searchStream$`), handle: searchStream },
  ],
};
