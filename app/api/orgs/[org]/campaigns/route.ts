import { defineRoute } from '@/lib/api/define-route';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery, campaignPageSchema } from '@/lib/campaigns/schema';
import { toFigureFilter } from '@/lib/metrics/figure-filter';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/campaigns',
  operationId: 'listCampaigns',
  summary: 'List campaigns with their figures of a period and their change against another one',
  description:
    'With `explain=1` the answer adds what counts as a conversion of their platforms, and within which days of an ad.',
  errors: {
    not_found:
      'An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: campaignListQuery,
  response: campaignPageSchema,
  example: { query: { period: 'last_7_days', sort: '-spend', limit: '10' } },
  handler: ({ session, query }) => {
    const { status, search, sort, limit, cursor, explain, ...filter } = query;
    const now = new Date();
    const list = { status, search, sort, limit, cursor, explain };
    return listCampaigns(session, toFigureFilter(filter, session.organization, now), list, now);
  },
});
