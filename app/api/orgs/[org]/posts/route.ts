import { defineRoute } from '@/lib/api/define-route';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { listPosts } from '@/lib/posts/list-posts';
import { postListQuery, postPageSchema } from '@/lib/posts/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/posts',
  operationId: 'listPosts',
  summary: 'List posts of one status and period with their latest engagement, against what is usual for their page',
  description: 'Campaigns, comparison and currency of a filter restrict no posts.',
  errors: {
    not_found:
      'An account or label of the filter is not one of the organization, or the organization is unknown to the caller.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: postListQuery,
  response: postPageSchema,
  example: { query: { period: 'last_7_days', limit: '10' } },
  handler: ({ session, query }) => {
    const { status, sort, limit, cursor, ...filter } = query;
    const now = new Date();
    return listPosts(session, toFigureFilter(filter, session.organization, now), { status, sort, limit, cursor }, now);
  },
});
