import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { loadExplainedDashboard } from '@/lib/dashboard/load-explained-dashboard';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { figureFilterFields, toFigureFilter } from '@/lib/metrics/figure-filter';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/dashboard',
  operationId: 'getDashboard',
  summary: 'Get the dashboard of a period',
  description:
    'Totals, platforms, targets, campaigns, content and alerts, at most 15 minutes old. `explain=1` adds how spend, conversions, CPA, conversion value and ROAS are computed and what changed them.',
  errors: {
    not_found:
      'An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller.',
  },
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query: z.strictObject({ ...figureFilterFields, explain: z.enum(['0', '1']).optional() }),
  response: dashboardSchema.extend({ explanations: z.array(explanationSchema).optional() }),
  example: { query: { period: 'last_7_days' } },
  handler: ({ session: { orgId, organization }, query: { explain, ...query } }) => {
    const filter = toFigureFilter(query, organization, new Date());
    return explain === '1' ? loadExplainedDashboard(orgId, filter) : loadDashboard(orgId, filter);
  },
});
