import { acceptHeldFigures } from '@/lib/alerts/accept-figures';
import { acceptedFiguresSchema, acceptFiguresSchema } from '@/lib/alerts/held-figures-schema';
import { defineRoute } from '@/lib/api/define-route';
import { exampleIds } from '@/lib/openapi/example-ids';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/held-figures/accept',
  operationId: 'acceptHeldFigures',
  summary: 'Accept the held figures of several ad accounts',
  description:
    'Cannot be undone. The next sync writes what the platform reports then. Accounts without held figures are skipped.',
  errors: { not_found: 'None of the accounts has held figures.' },
  repeated: 'A second request finds no held figures and answers 404.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  body: acceptFiguresSchema,
  response: acceptedFiguresSchema,
  example: { body: { adAccountIds: [exampleIds.adAccountId] } },
  handler: async ({ session, body }) => ({ accepted: await acceptHeldFigures(session, body.adAccountIds) }),
});
