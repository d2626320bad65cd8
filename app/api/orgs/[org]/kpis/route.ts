import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createKpi } from '@/lib/kpis/create-kpi';
import { listKpis } from '@/lib/kpis/list-kpis';
import { kpiInput, kpiSchema, trackedKpiSchema } from '@/lib/kpis/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/kpis',
  operationId: 'listKpis',
  summary: 'List targets that are not archived, with their progress',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: z.strictObject({ kpis: z.array(trackedKpiSchema) }),
  handler: async ({ session }) => ({ kpis: await listKpis(session.orgId, session.organization) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/kpis',
  operationId: 'createKpi',
  summary: 'Create a target for a metric over a period or for each month',
  errors: { not_found: 'The account or label of the scope is not one of the organization.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  body: kpiInput,
  response: kpiSchema,
  status: 201,
  example: {
    body: {
      ...{ metric: 'roas', direction: 'at_least', target: '3.5', currency: null },
      ...{ startsOn: '2026-06-01', endsOn: '2026-06-30' },
    },
  },
  handler: ({ session, body }) => createKpi(session, body),
});
