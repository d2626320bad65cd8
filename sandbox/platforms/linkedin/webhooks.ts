import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { drawAccount, drawPost } from '../../webhooks/draw-subject';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { numericId } from '../../world/random';

/** Ids of leads begin with these digits. */
export const LEAD_PREFIX = '4407';

function lead(draw: EventDraw, context: SandboxContext) {
  const account = drawAccount(context, draw);
  return {
    type: 'LEAD_ACTION',
    leadGenFormResponse: `urn:li:leadGenFormResponse:${numericId(LEAD_PREFIX, 12, 'linkedin', draw.serial)}-1`,
    leadGenForm: `urn:li:leadGenForm:${numericId('52', 8, 'form', account.id)}`,
    owner: { sponsoredAccount: `urn:li:sponsoredAccount:${account.id}` },
    associatedEntity: { sponsoredCreative: `urn:li:sponsoredCreative:${numericId('3', 9, 'creative', account.id)}` },
    leadType: 'SPONSORED',
    leadAction: 'CREATED',
    occurredAt: draw.at.getTime(),
  };
}

function social(draw: EventDraw, context: SandboxContext, action: string) {
  const { profile: page, post } = drawPost(context, draw);
  return {
    type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
    notifications: [
      {
        notificationId: 130_000_000 + draw.serial,
        organizationalEntity: `urn:li:organization:${page.id}`,
        action,
        sourcePost: `urn:li:share:${post.id}`,
        generatedActivity: `urn:li:comment:(urn:li:activity:${post.id},${draw.serial})`,
        decoratedGeneratedActivity: { comment: { text: 'خبر سار! ✨', owner: 'urn:li:person:Z1' } },
        lastModifiedAt: draw.at.getTime(),
        subscriber: `urn:li:person:${context.world.people[0]?.id}`,
      },
    ],
  };
}

const EVERY_SECONDS = 300;
const FOR_SECONDS = 8 * 3_600;

export const linkedInWebhooks: SandboxWebhooks = {
  events: {
    lead,
    post_published: (draw, context) => social(draw, context, 'SHARE'),
    comment: (draw, context) => social(draw, context, 'COMMENT'),
  },
  sign: (payload, secret) => {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', secret).update(`hmacsha256=${body}`).digest('hex');
    return { body, headers: { 'content-type': 'application/json', 'x-li-signature': signature } };
  },
  retrySeconds: (attempt) => (attempt * EVERY_SECONDS <= FOR_SECONDS ? EVERY_SECONDS : null),
  handshake: {
    query: ({ token }) => ({ challengeCode: token }),
    accepts: ({ status, body, token, secret }) => {
      const expected = createHmac('sha256', secret).update(token).digest('hex');
      return status === 200 && body === JSON.stringify({ challengeCode: token, challengeResponse: expected });
    },
  },
};
