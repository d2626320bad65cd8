import { heldFiguresListSchema } from '@/lib/alerts/held-figures-schema';
import { listHeldFigures } from '@/lib/alerts/list-held-figures';
import { defineRoute } from '@/lib/api/define-route';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/held-figures',
  operationId: 'listHeldFigures',
  summary: 'List ad accounts with held figures, and what accepting them changes',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: heldFiguresListSchema,
  handler: async ({ session }) => ({ heldFigures: await listHeldFigures(session.orgId) }),
});
