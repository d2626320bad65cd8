import { defineRoute } from '@/lib/api/define-route';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery, campaignPageSchema } from '@/lib/campaigns/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/campaigns',
  summary: 'List campaigns by name with their totals of a period',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: campaignListQuery,
  response: campaignPageSchema,
  handler: ({ session, query }) => listCampaigns(session, query),
});
