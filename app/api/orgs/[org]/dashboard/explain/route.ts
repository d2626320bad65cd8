import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { explainedFigures } from '@/lib/dashboard/explained-figures';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
import { loadExplanation } from '@/lib/dashboard/load-explanation';
import { figureFilterFields, toFigureFilter } from '@/lib/metrics/figure-filter';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/dashboard/explain',
  operationId: 'explainFigure',
  summary:
    'Explain a figure of the dashboard: formula, sums, exchange rates, accounts, sync runs and what made its change',
  errors: {
    not_found:
      'An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  // `reviewed`: only the days that campaigns are reviewed by, compared with the same days of the compared period.
  query: z.strictObject({
    ...figureFilterFields,
    figure: z.enum(explainedFigures),
    days: z.enum(['all', 'reviewed']).default('all'),
  }),
  response: explanationSchema,
  example: { query: { figure: 'roas', period: 'last_7_days' } },
  handler: ({ session: { orgId, organization }, query: { figure, days, ...query } }) =>
    loadExplanation(orgId, {
      filter: toFigureFilter(query, organization, new Date()),
      figure,
      days,
      timeZone: organization.timeZone,
    }),
});
