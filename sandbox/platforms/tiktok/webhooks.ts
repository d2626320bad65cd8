import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { asciiEscapes } from '../../webhooks/ascii-escapes';
import { drawAccount, drawCampaign, drawPost, drawProfile } from '../../webhooks/draw-subject';
import { leadPerson } from '../../webhooks/lead-person';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { numericId } from '../../world/random';

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** TikTok sends 19-digit ids as numbers, which JSON in JavaScript would round: they are inserted later. */
const asNumber = (id: string) => `#${id}#`;

/** The content is JSON in a string. */
function accountEvent(draw: EventDraw, context: SandboxContext, event: string, content: object) {
  const profile = drawProfile(context, draw);
  return {
    client_key: 'sandbox-tiktok-client',
    event,
    create_time: seconds(draw.at),
    user_openid: profile.id,
    content: JSON.stringify(content),
  };
}

function entryOf(
  draw: EventDraw,
  context: SandboxContext,
  fields: object,
  changes: { field: string; value: string }[],
) {
  const account = drawAccount(context, draw);
  const campaign = drawCampaign(context, draw, account);
  const entry = {
    advertiser_id: asNumber(account.id),
    campaign_id: asNumber(campaign.id),
    campaign_name: campaign.name,
    adgroup_id: asNumber(numericId('18', 19, 'adgroup', campaign.id)),
    ad_id: asNumber(numericId('19', 19, 'ad', campaign.id)),
    create_time: seconds(draw.at),
    ...fields,
    changes,
  };
  return { request_id: draw.serial, object: 1, entry: [entry], time: seconds(draw.at) };
}

function lead(draw: EventDraw, context: SandboxContext) {
  const id = numericId('71', 19, 'tiktok', draw.serial);
  const { firstName, lastName, email, phone } = leadPerson('tiktok', id);
  const fields = { id: asNumber(id), lead_source: 'INSTANT_FORM', page_id: asNumber(numericId('68', 19, 'page')) };
  return entryOf(draw, context, fields, [
    { field: 'name', value: `${firstName} ${lastName}` },
    { field: 'email', value: email },
    { field: 'phone_number', value: phone },
    { field: 'marketing_consent', value: 'true' },
  ]);
}

/** Seconds: less and less often, up to 72 hours; subscriptions of advertisers end after 24. */
const RETRIES = [5, 30, 120, 600, 3_600, 14_400, 43_200, 86_400, 86_400];

export const tikTokWebhooks: SandboxWebhooks = {
  events: {
    lead,
    post_published: (draw, context) => {
      const { profile, post } = drawPost(context, draw);
      const content = { publish_id: `v_pub_file~v2.${post.id}`, publish_type: 'DIRECT_PUBLISH' };
      return accountEvent({ ...draw, profileId: profile.id }, context, 'post.publish.complete', content);
    },
    comment: (draw, context) =>
      accountEvent(draw, context, 'comment.update', { comment_id: String(draw.serial), comment_action: 'insert' }),
    ad_rejected: (draw, context) =>
      entryOf(draw, context, {}, [
        { field: 'review_status', value: 'REJECTED' },
        { field: 'reject_reason', value: 'Misleading claims' },
      ]),
    ad_approved: (draw, context) => entryOf(draw, context, {}, [{ field: 'review_status', value: 'APPROVED' }]),
    access_revoked: (draw, context) => accountEvent(draw, context, 'authorization.removed', { reason: 1 }),
  },
  sign: (payload, secret, now) => {
    const body = JSON.stringify(payload).replace(/"#(\d+)#"/g, '$1');
    const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
    const json = { 'content-type': 'application/json' };
    // TikTok signs the events of advertisers another way, and escapes them.
    if (typeof payload === 'object' && payload !== null && 'entry' in payload) {
      const escaped = asciiEscapes(body);
      return { body: escaped, headers: { ...json, 'x-open-signature': hmac(escaped) } };
    }
    const t = seconds(now);
    return { body, headers: { ...json, 'tiktok-signature': `t=${t},s=${hmac(`${t}.${body}`)}` } };
  },
  retrySeconds: (attempt) => RETRIES[attempt - 1] ?? null,
};
