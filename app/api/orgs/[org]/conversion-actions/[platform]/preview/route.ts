import { defineRoute } from '@/lib/api/define-route';
import { previewConversionChoice } from '@/lib/metrics/conversions/preview-conversion-choice';
import { choicePreviewSchema, conversionChoiceInput, platformParams } from '@/lib/metrics/conversions/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/conversion-actions/{platform}/preview',
  operationId: 'previewConversionChoice',
  summary: 'Compare the figures of the last 30 days with those that a choice of actions would give',
  repeated: 'It changes nothing.',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'heavy',
  params: platformParams,
  body: conversionChoiceInput,
  response: choicePreviewSchema,
  example: { body: { conversions: ['lead', 'purchase'], sales: ['purchase'] } },
  handler: ({ session: { orgId, organization }, params, body }) =>
    previewConversionChoice(orgId, organization, params.platform, body),
});
