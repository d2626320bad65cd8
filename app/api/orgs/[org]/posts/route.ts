import { defineRoute } from '@/lib/api/define-route';
import { listPosts } from '@/lib/posts/data';
import { postListQuery, postPageSchema } from '@/lib/posts/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/posts',
  summary: 'Posts of one state with their newest engagement',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: postListQuery,
  response: postPageSchema,
  handler: ({ session, query }) => listPosts(session.orgId, query),
});
