import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { drawPerson, drawPost, drawProfile } from '../../webhooks/draw-subject';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { hashOf, numericId } from '../../world/random';
import { postId, snowflake } from './ids';

function uuidOf({ serial }: EventDraw, type: string): string {
  const hex = [0, 1, 2, 3].map((part) => hashOf(type, serial, part).toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function activity(draw: EventDraw, type: string, userId: string, payload: object) {
  const data = { event_uuid: uuidOf(draw, type), event_type: type, filter: { user_id: userId }, tag: 'cmis', payload };
  return { data, includes: { users: [], tweets: [] } };
}

function published(draw: EventDraw, context: SandboxContext) {
  const { profile, post } = drawPost(context, draw);
  const payload = { id: postId(post), text: post.text, author_id: profile.id, created_at: draw.at.toISOString() };
  return activity(draw, 'post.create', profile.id, payload);
}

function reply(draw: EventDraw, context: SandboxContext) {
  const { profile, post } = drawPost(context, draw);
  return activity(draw, 'post.reply.create', profile.id, {
    id: snowflake(draw.at.getTime(), hashOf('reply', draw.serial)),
    text: `@${profile.handle} أين أجده؟ 👀`,
    author_id: numericId('15', 10, 'visitor', draw.serial),
    in_reply_to_user_id: profile.id,
    referenced_tweets: [{ type: 'replied_to', id: postId(post) }],
    created_at: draw.at.toISOString(),
  });
}

const base64 = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64');
/** Seconds. */
const RETRIES = [5, 30, 120];

export const twitterWebhooks: SandboxWebhooks = {
  events: {
    post_published: published,
    comment: reply,
    profile_changed: (draw, context) => {
      const { id, handle } = drawProfile(context, draw);
      return activity(draw, 'profile.update.bio', id, { before: '', after: `@${handle}` });
    },
    access_revoked: (draw, context) => {
      const { id } = drawPerson(context, draw);
      return activity(draw, 'oauth.revoke', id, { created_at: draw.at.toISOString() });
    },
  },
  sign: (payload, secret) => {
    const body = JSON.stringify(payload);
    const headers = { 'x-twitter-webhooks-signature': `sha256=${base64(secret, body)}` };
    return { body, headers: { ...headers, 'content-type': 'application/json' } };
  },
  retrySeconds: (attempt) => RETRIES[attempt - 1] ?? null,
  handshake: {
    query: ({ token }) => ({ crc_token: token }),
    accepts: ({ status, body, token, secret }) =>
      status === 200 && body === JSON.stringify({ response_token: `sha256=${base64(secret, token)}` }),
  },
};
