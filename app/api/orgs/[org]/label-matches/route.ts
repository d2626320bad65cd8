import { defineRoute } from '@/lib/api/define-route';
import { countPatternMatches } from '@/lib/labels/count-pattern-matches';
import { patternMatchesSchema, patternQuery } from '@/lib/labels/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/label-matches',
  operationId: 'countPatternMatches',
  summary: 'Count the campaigns and posts that a name pattern matches',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: patternQuery,
  response: patternMatchesSchema,
  example: { query: { pattern: 'summer' } },
  handler: ({ session, query }) => countPatternMatches(session.orgId, query.pattern),
});
