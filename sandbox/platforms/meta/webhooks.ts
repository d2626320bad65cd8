import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../sandbox-platform';
import { asciiEscapes } from '../../webhooks/ascii-escapes';
import { drawAccount, drawCampaign, drawPerson, drawPost, drawProfile } from '../../webhooks/draw-subject';
import type { EventDraw, SandboxWebhooks } from '../../webhooks/webhook-sender';
import { adIdOf, formIdOf, leadId } from './lead-ids';

interface Batch {
  object: string;
  entry: unknown[];
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

function change(object: string, id: string, { at }: EventDraw, field: string, value: unknown): Batch {
  return { object, entry: [{ id, time: seconds(at), changes: [{ field, value }] }] };
}

function lead(draw: EventDraw, context: SandboxContext): Batch {
  const page = drawProfile(context, draw, ['page']);
  const campaign = drawCampaign(context, draw, drawAccount(context, draw));
  const value = {
    leadgen_id: leadId(context, draw.serial, { page, campaign }),
    page_id: page.id,
    form_id: formIdOf(page),
    ad_id: adIdOf(campaign),
    // Meta's older name of an ad.
    adgroup_id: adIdOf(campaign),
    created_time: seconds(draw.at),
  };
  return change('page', page.id, draw, 'leadgen', value);
}

function feed(draw: EventDraw, context: SandboxContext, item: 'status' | 'comment'): Batch {
  const { profile: page, post } = drawPost(context, draw, ['page']);
  const value = {
    item,
    verb: 'add',
    from: { id: page.id, name: page.name },
    post_id: `${page.id}_${post.id}`,
    ...(item === 'comment' ? { comment_id: `${post.id}_${draw.serial}`, message: 'رائع 👏' } : { message: post.text }),
    created_time: seconds(draw.at),
    published: 1,
  };
  return change('page', page.id, draw, 'feed', value);
}

function review(draw: EventDraw, context: SandboxContext, field: string, words: object): Batch {
  const account = drawAccount(context, draw);
  const campaign = drawCampaign(context, draw, account);
  return change('ad_account', account.id, draw, field, {
    id: draw.campaignId ? campaign.id : adIdOf(campaign),
    level: draw.campaignId ? 'CAMPAIGN' : 'AD',
    ...words,
  });
}

const rejection = {
  error_code: '1487390',
  error_summary: 'Ad rejected / إعلان مرفوض',
  error_message: 'The ad does not follow our policy on personal attributes.',
};

/** Meta signs non-ASCII characters and slashes as escapes. */
function asMetaWrites(payload: unknown): string {
  return asciiEscapes(JSON.stringify(payload).replaceAll('/', '\\/'));
}

/** Seconds: at once, then less often for 36 hours. */
const RETRIES = [1, 10, 60, 300, 900, 3_600, 7_200, 14_400, 28_800, 36_000, 36_000];

export const metaWebhooks: SandboxWebhooks = {
  events: {
    lead,
    post_published: (draw, context) => feed(draw, context, 'status'),
    comment: (draw, context) => feed(draw, context, 'comment'),
    campaign_changed: (draw, context) =>
      review(draw, context, 'in_process_ad_objects', { status_name: 'PENDING_REVIEW' }),
    ad_rejected: (draw, context) => review(draw, context, 'with_issues_ad_objects', rejection),
    ad_approved: (draw, context) => review(draw, context, 'effective_status', { effective_status: 'ACTIVE' }),
    access_revoked: (draw, context) =>
      change('permissions', drawPerson(context, draw).id, draw, 'ads_read', { verb: 'revoke', target_ids: [] }),
  },
  sign: (payload, secret) => {
    const body = asMetaWrites(payload);
    const signed = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
    // Meta still sends the older header.
    const headers = {
      'x-hub-signature': `sha1=${signed('sha1')}`,
      'x-hub-signature-256': `sha256=${signed('sha256')}`,
    };
    return { body, headers: { ...headers, 'content-type': 'application/json' } };
  },
  join: (payloads) => {
    const batches = payloads as Batch[];
    return { object: batches[0]?.object, entry: batches.flatMap(({ entry }) => entry) };
  },
  retrySeconds: (attempt) => RETRIES[attempt - 1] ?? null,
  handshake: {
    query: ({ token, verifyToken }) => ({
      'hub.mode': 'subscribe',
      'hub.challenge': token,
      'hub.verify_token': verifyToken,
    }),
    accepts: ({ status, body, token }) => status === 200 && body === token,
  },
};
