import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { explainPost } from '@/lib/posts/explain-post';
import { postExplanationSchema } from '@/lib/posts/post-explanation-schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/posts/{postId}/explain',
  operationId: 'explainPost',
  summary:
    'Explain the engagement rate of a post: formula, figures, when they were read, and what is usual for its page',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ postId: z.uuid() }),
  response: postExplanationSchema,
  handler: ({ session, params }) => explainPost(session.orgId, params.postId),
});
