import { z } from 'zod';
import { hmacSha256 } from '@/lib/crypto/hmac';
import { orUnreadable, type ParsedDelivery, type PlatformWebhooks } from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isSignedWith, macFromBase64 } from '../webhook-signature';
import { activityDeliveries } from './account-activity';

/*
 * X tells of what happens on an account, never of campaigns. Signed with the consumer secret of the app (not the one of
 * OAuth 2.0), without a time: what repeats is known by its id. https://docs.x.com/x-api/webhooks/introduction
 */
const SIGNATURE_HEADER = 'x-twitter-webhooks-signature';

const activity = z.object({
  data: z.object({
    event_uuid: z.string().min(1),
    event_type: z.string().min(1),
    filter: z.object({ user_id: z.string().optional() }).optional(),
    payload: z.unknown(),
  }),
});
const created = z.object({ created_at: z.iso.datetime() });
const told = z.object({ event_type: z.string() });

const REVOKED = 'oauth.revoke';
/** What changes the posts we show; what others do with them is read on schedule. */
const POSTS_CHANGE = /^(?:post\.(?:create|delete)|profile\.update(?:\..*)?|tweet_(?:create|delete)_events)$/;

/** The X Activity API: one event in a request. */
function eventDelivery(value: unknown): ParsedDelivery[] | null {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return null;
  const { event_uuid, event_type, filter, payload } = parsed.data.data;
  const user = filter?.user_id;
  const at = created.safeParse(payload);
  return [
    {
      key: `event:${event_uuid}`,
      kind: event_type,
      subject: user ? { type: event_type === REVOKED ? 'person' : 'profile', externalId: user } : null,
      occurredAt: at.success ? new Date(at.data.created_at) : null,
      payload: { event_type, payload },
    },
  ];
}

export const twitterWebhooks: PlatformWebhooks = {
  answerChallenge: (query, { signing: [newest] }) => {
    const token = query.get('crc_token');
    if (!token) return 'refused';
    const response_token = `sha256=${hmacSha256(newest, token).toString('base64')}`;
    return { contentType: 'application/json', body: JSON.stringify({ response_token }) };
  },
  verifyWebhook: ({ body, headers }, secrets) =>
    isSignedWith(secrets, body, macFromBase64(afterPrefix('sha256=', headers.get(SIGNATURE_HEADER)))),
  parseDelivery: (body) => {
    const value = webhookJson(body);
    return orUnreadable(body, eventDelivery(value) ?? activityDeliveries(value));
  },
  effectsOf: (payload) => {
    const parsed = told.safeParse(payload);
    if (!parsed.success) return [];
    if (parsed.data.event_type === REVOKED) return [{ kind: 'access_revoked' }];
    return POSTS_CHANGE.test(parsed.data.event_type) ? [{ kind: 'sync', dataType: 'posts' }] : [];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
