import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { conversionChoiceInput, platformParams } from '@/lib/metrics/conversions/schema';
import { updateConversionChoice } from '@/lib/metrics/conversions/update-conversion-choice';

export const PUT = defineRoute({
  method: 'PUT',
  path: '/api/orgs/{org}/conversion-actions/{platform}',
  operationId: 'setConversionChoice',
  summary: 'Choose which actions of a platform count as conversions and which as sales',
  description: 'Stored days are recounted.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: platformParams,
  body: conversionChoiceInput,
  response: z.null(),
  status: 204,
  example: { body: { conversions: ['purchase'], sales: ['purchase'] } },
  handler: async ({ session, params, body }) => {
    await updateConversionChoice(session, params.platform, body);
    return null;
  },
});

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/conversion-actions/{platform}',
  operationId: 'resetConversionChoice',
  summary: "Count the platform's default actions again",
  description: 'Stored days are recounted.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: platformParams,
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await updateConversionChoice(session, params.platform, null);
    return null;
  },
});
