import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { archiveKpi } from '@/lib/kpis/archive-kpi';
import { kpiChanges, kpiSchema } from '@/lib/kpis/schema';
import { updateKpi } from '@/lib/kpis/update-kpi';

const params = z.strictObject({ kpiId: z.uuid() });

export const PATCH = defineRoute({
  method: 'PATCH',
  path: '/api/orgs/{org}/kpis/{kpiId}',
  operationId: 'updateKpi',
  summary: 'Change a target; a monthly one from the current month on',
  description: 'Metric and currency stay: another metric is another target.',
  errors: { conflict: 'All months of the target are over.' },
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  body: kpiChanges,
  response: kpiSchema,
  example: { body: { target: '90000' } },
  handler: ({ session, params, body }) => updateKpi(session, params.kpiId, body),
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/kpis/{kpiId}',
  operationId: 'archiveKpi',
  summary: 'Archive a target',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params,
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await archiveKpi(session, params.kpiId);
    return null;
  },
});
