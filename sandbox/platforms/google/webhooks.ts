import type { SandboxContext } from '../../sandbox-platform';
import { drawAccount, drawCampaign } from '../../webhooks/draw-subject';
import { leadPerson } from '../../webhooks/lead-person';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { numericId } from '../../world/random';

function lead(draw: EventDraw, context: SandboxContext, isTest: boolean) {
  const campaign = drawCampaign(context, draw, drawAccount(context, draw));
  const id = `Cj${numericId('0', 22, 'google', draw.serial)}${isTest ? 'TeSter' : ''}`;
  const { firstName, lastName, email, phone } = leadPerson('google', id);
  return {
    lead_id: id,
    api_version: '1.0',
    form_id: Number(numericId('4', 11, 'form', campaign.id)),
    campaign_id: Number(campaign.id),
    adgroup_id: Number(numericId('2', 11, 'adgroup', campaign.id)),
    creative_id: Number(numericId('3', 11, 'creative', campaign.id)),
    asset_group_id: 0,
    gcl_id: `Cj0KCQ${draw.serial}`,
    is_test: isTest,
    lead_submit_time: draw.at.toISOString(),
    user_column_data: [
      { column_id: 'FULL_NAME', column_name: 'Full Name', string_value: `${firstName} ${lastName}` },
      { column_id: 'EMAIL', column_name: 'User Email', string_value: email },
      { column_id: 'PHONE_NUMBER', column_name: 'User Phone', string_value: phone },
    ],
  };
}

const RETRIES = [10, 60, 600];

export const googleWebhooks: SandboxWebhooks = {
  events: {
    lead: (draw, context) => lead(draw, context, false),
    test_lead: (draw, context) => lead(draw, context, true),
  },
  // Google signs nothing: the payload carries the form's key.
  sign: (payload, secret) => ({
    body: JSON.stringify({ ...(payload as object), google_key: secret }),
    headers: { 'content-type': 'application/json' },
  }),
  retrySeconds: (attempt) => RETRIES[attempt - 1] ?? null,
};
