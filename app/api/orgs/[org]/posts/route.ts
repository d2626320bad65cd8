import { defineRoute } from '@/lib/api/define-route';
import { listPosts } from '@/lib/posts/list-posts';
import { postListQuery, postPageSchema } from '@/lib/posts/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/posts',
  summary: 'List posts of one status with their latest engagement',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: postListQuery,
  response: postPageSchema,
  handler: ({ session, query }) => listPosts(session.orgId, query),
});
