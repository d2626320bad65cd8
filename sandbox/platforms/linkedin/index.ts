import type { SandboxPlatform } from '../../sandbox-platform';
import { listAdAccountUsers, searchAdAccounts, showAdAccount } from './ad-accounts';
import { readAnalytics } from './analytics';
import { decideConsent, showConsent } from './authorize';
import { read } from './call';
import { listCampaignGroups, showCampaignGroup } from './campaign-groups';
import { searchCampaigns, showCampaign } from './campaigns';
import { linkedinFaultAnswers } from './fault-answers';
import { showLead } from './leads';
import { listOrganizationAcls, showNetworkSize, showOrganization } from './organizations';
import { listPosts, showPost } from './posts';
import { linkedinCompany } from './seed-data';
import { readShareStatistics } from './share-statistics';
import { exchangeToken, introspectToken, revokeToken } from './token';
import { showUserinfo } from './userinfo';
import { linkedInWebhooks } from './webhooks';

const oauthHost = 'www.linkedin.com';
const consent = { host: oauthHost, path: /^\/oauth\/v2\/authorization\/?$/ };
const ads = ['r_ads', 'rw_ads'];
const pages = ['rw_organization_admin'];
const social = ['r_organization_social'];

export const linkedinSandbox: SandboxPlatform = {
  id: 'linkedin',
  company: linkedinCompany,
  faultAnswers: linkedinFaultAnswers,
  webhooks: linkedInWebhooks,
  routes: [
    { method: 'GET', ...consent, handle: showConsent },
    { method: 'POST', ...consent, handle: decideConsent },
    { method: 'POST', host: oauthHost, path: /^\/oauth\/v2\/accessToken$/, handle: exchangeToken },
    { method: 'POST', host: oauthHost, path: /^\/oauth\/v2\/introspectToken$/, handle: introspectToken },
    { method: 'POST', host: oauthHost, path: /^\/oauth\/v2\/revoke$/, handle: revokeToken },
    { method: 'GET', host: 'api.linkedin.com', path: /^\/v2\/userinfo$/, handle: showUserinfo },
    ...read('/adAccounts', ads, searchAdAccounts),
    ...read('/adAccounts/{id}', ads, showAdAccount),
    ...read('/adAccountUsers', ads, listAdAccountUsers),
    ...read('/adAccounts/{id}/adCampaignGroups', ads, listCampaignGroups),
    ...read('/adAccounts/{id}/adCampaignGroups/(?<group>\\d+)', ads, showCampaignGroup),
    ...read('/adAccounts/{id}/adCampaigns', ads, searchCampaigns),
    ...read('/adAccounts/{id}/adCampaigns/(?<campaign>\\d+)', ads, showCampaign),
    ...read('/adAnalytics', ['r_ads_reporting'], readAnalytics),
    ...read('/organizationAcls', pages, listOrganizationAcls),
    ...read('/organizations/{id}', pages, showOrganization),
    ...read('/networkSizes/{urn}', pages, showNetworkSize),
    ...read('/posts', social, listPosts),
    ...read('/posts/{urn}', social, showPost),
    ...read('/organizationalEntityShareStatistics', pages, readShareStatistics),
    ...read('/leadFormResponses/(?<lead>[\\d-]+)', ['r_marketing_leadgen_automation'], showLead),
  ],
};
