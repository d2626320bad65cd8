import { acceptHeldFigures } from '@/lib/alerts/accept-figures';
import { acceptedFiguresSchema, acceptFiguresSchema } from '@/lib/alerts/held-figures-schema';
import { defineRoute } from '@/lib/api/define-route';
import { exampleIds } from '@/lib/openapi/example-ids';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/held-figures/accept',
  operationId: 'acceptHeldFigures',
  summary: 'Accept the held figures of several ad accounts. Cannot be undone.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  body: acceptFiguresSchema,
  response: acceptedFiguresSchema,
  example: { body: { adAccountIds: [exampleIds.adAccountId] } },
  handler: async ({ session, body }) => ({ accepted: await acceptHeldFigures(session, body.adAccountIds) }),
});
