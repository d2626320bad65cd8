import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { drawPerson, drawPost, drawProfile } from '../../webhooks/draw-subject';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { hashOf } from '../../world/random';

/** Looks like a UUID and follows from the event. */
function uuidOf({ serial }: EventDraw, type: string): string {
  const hex = [0, 1, 2, 3].map((part) => hashOf(type, serial, part).toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function activity(draw: EventDraw, type: string, userId: string, payload: object) {
  const data = { event_uuid: uuidOf(draw, type), event_type: type, filter: { user_id: userId }, tag: 'cmis', payload };
  return { data, includes: { users: [], tweets: [] } };
}

function post(draw: EventDraw, context: SandboxContext, type: string) {
  const { profile, post: drawn } = drawPost(context, draw);
  const payload = { id: drawn.id, text: drawn.text, author_id: profile.id, created_at: draw.at.toISOString() };
  return activity(draw, type, profile.id, payload);
}

const base64 = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64');
/** For a short time only. */
const RETRIES = [5, 30, 120];

export const twitterWebhooks: SandboxWebhooks = {
  events: {
    post_published: (draw, context) => post(draw, context, 'post.create'),
    comment: (draw, context) => post(draw, context, 'post.reply.create'),
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
