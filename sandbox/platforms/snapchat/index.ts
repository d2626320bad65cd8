import type {
  SandboxContext,
  SandboxPlatform,
  SandboxRequest,
  SandboxResponse,
  SandboxRoute,
} from '../../sandbox-platform';
import { postStats, profileStats } from './asset-stats';
import { decideConsent, showConsent } from './authorize';
import { listAdSquads, listCampaigns, showCampaign } from './campaigns';
import { snapchatFaultAnswers } from './fault-answers';
import { listAdAccounts, listOrganizations, showAdAccount, showMe, showOrganization } from './organizations';
import { listPosts, postLists } from './posts';
import { showMyProfile, showProfile } from './profiles';
import { snapchatCompany } from './seed-data';
import { openAds, openProfiles, type SnapCall } from './session';
import { accountStats, campaignStats } from './stats';
import { exchangeToken } from './token';
import { snapchatWebhooks } from './webhooks';

const accountsHost = 'accounts.snapchat.com';
const consent = { host: accountsHost, path: /^\/login\/oauth2\/authorize\/?$/ };

type Answer = (call: SnapCall, id: string) => SandboxResponse;

function ads(path: string, answer: Answer): SandboxRoute {
  return read('adsapi.snapchat.com', path, openAds, answer);
}

function profiles(path: string, answer: Answer): SandboxRoute {
  return read('businessapi.snapchat.com', path, openProfiles, answer);
}

function read(
  host: string,
  path: string,
  open: (request: SandboxRequest, context: SandboxContext) => SnapCall,
  answer: Answer,
): SandboxRoute {
  return {
    method: 'GET',
    host,
    path: new RegExp(`^/v1${path.replaceAll('{id}', '(?<id>[\\w-]+)')}/?$`),
    handle: (request, context) => answer(open(request, context), request.params.id ?? ''),
  };
}

export const snapchatSandbox: SandboxPlatform = {
  id: 'snapchat',
  company: snapchatCompany,
  faultAnswers: snapchatFaultAnswers,
  webhooks: snapchatWebhooks,
  routes: [
    { method: 'GET', ...consent, handle: showConsent },
    { method: 'POST', ...consent, handle: decideConsent },
    { method: 'POST', host: accountsHost, path: /^\/login\/oauth2\/access_token\/?$/, handle: exchangeToken },
    ads('/me', showMe),
    ads('/me/organizations', listOrganizations),
    ads('/organizations/{id}', showOrganization),
    ads('/organizations/{id}/adaccounts', listAdAccounts),
    ads('/adaccounts/{id}', showAdAccount),
    ads('/adaccounts/{id}/campaigns', listCampaigns),
    ads('/adaccounts/{id}/stats', accountStats),
    ads('/campaigns/{id}', showCampaign),
    ads('/campaigns/{id}/adsquads', listAdSquads),
    ads('/campaigns/{id}/stats', campaignStats),
    profiles('/public_profiles/my_profile', showMyProfile),
    profiles('/public_profiles/{id}', showProfile),
    profiles('/public_profiles/{id}/stats', profileStats),
    ...postLists.map((list) => profiles(`/public_profiles/{id}/${list}`, (call, id) => listPosts(call, id, list))),
    ...postLists.map((list) =>
      profiles(`/public_profiles/${list}/{id}/stats`, (call, id) => postStats(call, list, id)),
    ),
  ],
};
