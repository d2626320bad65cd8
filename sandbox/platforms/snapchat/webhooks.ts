import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { drawAccount, drawCampaign } from '../../webhooks/draw-subject';
import { leadPerson } from '../../webhooks/lead-person';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { hashOf, numericId } from '../../world/random';

function lead(draw: EventDraw, context: SandboxContext) {
  const account = drawAccount(context, draw);
  const campaign = drawCampaign(context, draw, account);
  const id = `L${hashOf('snapchat', draw.serial).toString(36)}-${draw.serial}`;
  const { firstName, lastName, email, phone } = leadPerson('snapchat', id);
  return {
    form_id: `f-${numericId('8', 9, 'form', account.id)}`,
    form_name: `عرض ${account.name}`,
    ad_account_id: account.id,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    ad_squad_id: `s-${numericId('6', 9, 'squad', campaign.id)}`,
    ad_squad_name: 'Squad',
    ad_id: `a-${numericId('7', 9, 'ad', campaign.id)}`,
    ad_name: 'Ad',
    lead_id: id,
    create_time: String(draw.at.getTime()),
    first_name: firstName,
    last_name: lastName,
    email,
    phone_number: phone,
    custom_field_1: 'M / L',
    consent_1: 'true',
  };
}

const RETRIES = [5, 30, 300, 1_800, 7_200, 86_400];

export const snapchatWebhooks: SandboxWebhooks = {
  events: { lead },
  sign: (payload, secret, now) => {
    const body = JSON.stringify(payload);
    const t = String(Math.floor(now.getTime() / 1000));
    const signature = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
    return { body, headers: { 'content-type': 'application/json', t, signature } };
  },
  retrySeconds: (attempt) => RETRIES[attempt - 1] ?? null,
};
