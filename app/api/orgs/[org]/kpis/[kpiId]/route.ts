import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { archiveKpi } from '@/lib/kpis/archive-kpi';

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/kpis/{kpiId}',
  summary: 'Archive a target',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ kpiId: z.uuid() }),
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await archiveKpi(session, params.kpiId);
    return null;
  },
});
