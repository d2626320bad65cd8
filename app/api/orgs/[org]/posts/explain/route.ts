import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { contentExplanationSchema } from '@/lib/dashboard/content-explanation-schema';
import { explainContent } from '@/lib/dashboard/explain-content';
import { contentFigures } from '@/lib/dashboard/explained-figures';
import { figureFilterFields, toFigureFilter } from '@/lib/metrics/figure-filter';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/posts/explain',
  operationId: 'explainContentFigure',
  summary: 'Explain a figure of posts on the dashboard: formula, sums, pages and when they were read',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: z.strictObject({ ...figureFilterFields, figure: z.enum(contentFigures) }),
  response: contentExplanationSchema,
  example: { query: { figure: 'engagement_rate', period: 'last_30_days' } },
  handler: ({ session: { orgId, organization }, query: { figure, ...query } }) =>
    explainContent(orgId, {
      filter: toFigureFilter(query, organization, new Date()),
      figure,
      timeZone: organization.timeZone,
    }),
});
