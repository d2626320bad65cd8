import { z } from 'zod';
import { acknowledgeAlert } from '@/lib/alerts/acknowledge-alert';
import { alertSchema } from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/alerts/{alertId}/acknowledge',
  operationId: 'acknowledgeAlert',
  summary: 'Mark an open alert as seen',
  description: 'The alert stays open until its cause is over.',
  errors: { not_found: 'No open alert with this id.' },
  repeated: 'A second request keeps the first mark.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ alertId: z.uuid() }),
  response: alertSchema,
  handler: ({ session, params }) => acknowledgeAlert(session, params.alertId),
});
