import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { drawAccount, drawCampaign, drawPost } from '../../webhooks/draw-subject';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { numericId } from '../../world/random';
import { creativeUrn, formIdOf, leadId } from './lead-ids';
import { postUrn } from './posts';

function lead(draw: EventDraw, context: SandboxContext) {
  const account = drawAccount(context, draw);
  const campaign = drawCampaign(context, draw, account);
  return {
    type: 'LEAD_ACTION',
    leadGenFormResponse: `urn:li:leadGenFormResponse:${leadId(draw.serial, campaign)}`,
    leadGenForm: `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${formIdOf(account.id)},1)`,
    owner: { sponsoredAccount: `urn:li:sponsoredAccount:${account.id}` },
    associatedEntity: { sponsoredCreative: creativeUrn(campaign.id) },
    leadType: 'SPONSORED',
    leadAction: 'CREATED',
    occurredAt: draw.at.getTime(),
  };
}

function social(draw: EventDraw, context: SandboxContext, action: 'SHARE' | 'COMMENT') {
  const { profile: page, post } = drawPost(context, draw);
  const holder = [...context.world.people, ...context.world.ownCompanies.map(({ person }) => person)].find(
    ({ profileIds }) => profileIds.includes(page.id),
  );
  const doer = 'urn:li:person:zV1s1t0rLi';
  const text = 'خبر سار! ✨';
  const activity = numericId('72', 19, 'activity', draw.serial);
  const [generatedActivity, decoratedGeneratedActivity] =
    action === 'COMMENT'
      ? [`urn:li:comment:(urn:li:activity:${activity},${draw.serial})`, { comment: { text, owner: doer } }]
      : [`urn:li:share:${activity}`, { share: { text, owner: doer } }];
  return {
    type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
    notifications: [
      {
        notificationId: 130_000_000 + draw.serial,
        organizationalEntity: `urn:li:organization:${page.id}`,
        action,
        sourcePost: postUrn(post),
        generatedActivity,
        decoratedGeneratedActivity,
        lastModifiedAt: draw.at.getTime(),
        subscriber: `urn:li:person:${holder?.id}`,
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
