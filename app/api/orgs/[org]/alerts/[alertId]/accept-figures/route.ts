import { z } from 'zod';
import { acceptFiguresOfAlert } from '@/lib/alerts/accept-figures';
import { alertSchema } from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/alerts/{alertId}/accept-figures',
  operationId: 'acceptFiguresOfAlert',
  summary: 'Accept the held figures of an alert',
  description: 'Cannot be undone. The next sync writes what the platform reports then.',
  errors: { not_found: 'No open alert about held figures with this id.' },
  repeated: 'A second request finds no held figures and answers 404.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ alertId: z.uuid() }),
  response: alertSchema,
  handler: ({ session, params }) => acceptFiguresOfAlert(session, params.alertId),
});
