import { z } from 'zod';
import { hmacSha256 } from '@/lib/crypto/hmac';
import { orUnreadable, type ParsedDelivery, type PlatformWebhooks, timeOf } from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isSignedWith, macFromBase64 } from '../webhook-signature';
import { activityDeliveries, isByUser } from './vendor/account-activity';

// X sends account events, never campaigns. Signed with the app's consumer secret (not that of OAuth 2.0), without a
// time: the id identifies repetitions. https://docs.x.com/x-api/webhooks/introduction
const SIGNATURE_HEADER = 'x-twitter-webhooks-signature';
// Handshake tokens are letters and digits. Anyone can request one, and its answer is what X would sign for a body of
// these bytes: tokens that are JSON, or could be a delivery, are not answered.
const CRC_TOKEN = /^[\w.~+/=-]{1,200}$/;

const activity = z.object({
  data: z.object({
    event_uuid: z.string().min(1),
    event_type: z.string().min(1),
    filter: z
      .object({ user_id: z.union([z.string(), z.number()]).transform(String).nullish() })
      .nullish()
      .catch(null),
    payload: z.unknown().optional(),
  }),
});
const created = z.object({ created_at: z.string() });
const storedPayload = z.object({
  event_type: z.string(),
  for_user_id: z.string().optional(),
  payload: z.unknown().optional(),
});

const REVOKED = 'oauth.revoke';
// Events that change stored posts; engagement is read on schedule.
const POSTS_CHANGE = /^(?:post\.(?:create|delete)|profile\.update(?:\..*)?|tweet_(?:create|delete)_events)$/;

function eventDelivery(value: unknown): ParsedDelivery[] | null {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return null;
  const { event_uuid, event_type, filter, payload } = parsed.data.data;
  const user = filter?.user_id;
  return [
    {
      key: `event:${event_uuid}`,
      kind: event_type,
      subject: user ? { type: event_type === REVOKED ? 'person' : 'profile', externalId: user } : null,
      occurredAt: timeOf(Date.parse(created.safeParse(payload).data?.created_at ?? ''), 'milliseconds'),
      payload: { event_type, payload },
    },
  ];
}

export const twitterWebhooks: PlatformWebhooks = {
  keysOf: 'app',
  answerChallenge: (query, { signing: [newest] }) => {
    const token = query.get('crc_token');
    if (token === null || !CRC_TOKEN.test(token)) return 'refused';
    const response_token = `sha256=${hmacSha256(newest, token).toString('base64')}`;
    return { contentType: 'application/json', body: JSON.stringify({ response_token }) };
  },
  verifyWebhook: ({ body, headers }, secrets) =>
    isSignedWith(secrets, body, macFromBase64(afterPrefix('sha256=', headers.get(SIGNATURE_HEADER)))) &&
    !CRC_TOKEN.test(body.toString('latin1')),
  parseDelivery: (body) => {
    const value = webhookJson(body);
    return orUnreadable(body, eventDelivery(value) ?? activityDeliveries(value));
  },
  effectsOf: (payload) => {
    const parsed = storedPayload.safeParse(payload);
    if (!parsed.success) return [];
    const { event_type, for_user_id, payload: event } = parsed.data;
    if (event_type === REVOKED) return [{ kind: 'access_revoked' }];
    if (!POSTS_CHANGE.test(event_type) || !isByUser(event, for_user_id)) return [];
    return [{ kind: 'sync', dataType: 'posts' }];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
