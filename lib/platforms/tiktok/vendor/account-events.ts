import { z } from 'zod';
import { hashKey, type ParsedDelivery, type WebhookEffect } from '../../webhook';
import { webhookJson } from '../../webhook-json';
import { timestampIfAny } from '../../wire';
import { eventTime } from './event-time';

const event = z.object({
  event: z.string().min(1),
  create_time: timestampIfAny,
  user_openid: z.string().min(1).nullish().catch(null),
  content: z.unknown().optional(),
});
const storedPayload = z.object({ event: z.string(), content: z.unknown().optional() });
const id = z.union([z.string(), z.number()]).transform(String);
const named = z.object({ publish_id: id.optional().catch(undefined), comment_id: id.optional().catch(undefined) });

const REMOVED = 'authorization.removed';
// `no_longer_publicaly_available` is TikTok's own spelling.
const POSTS_CHANGE: ReadonlySet<string> = new Set([
  'post.publish.complete',
  'post.publish.publicly_available',
  'post.publish.no_longer_publicaly_available',
  'video.publish.completed',
  'comment.update',
]);

export function accountDeliveries(value: unknown): ParsedDelivery[] | null {
  const parsed = event.safeParse(value);
  if (!parsed.success) return null;
  const { event: kind, create_time, user_openid, content: written } = parsed.data;
  const content = typeof written === 'string' ? (webhookJson(Buffer.from(written)) ?? written) : written;
  const { publish_id, comment_id } = named.safeParse(content).data ?? {};
  const about = publish_id ?? comment_id;
  return [
    {
      key: hashKey(JSON.stringify([kind, user_openid, about ?? written, create_time])),
      kind,
      // An account is connected by its own consent, so profile and person have the same id.
      subject: user_openid ? { type: 'profile', externalId: user_openid } : null,
      occurredAt: eventTime(create_time),
      payload: { event: kind, user_openid, create_time, content },
    },
  ];
}

export function accountEffects(payload: unknown): WebhookEffect[] | null {
  const parsed = storedPayload.safeParse(payload);
  if (!parsed.success) return null;
  if (parsed.data.event === REMOVED) return [{ kind: 'access_revoked' }];
  return POSTS_CHANGE.has(parsed.data.event) ? [{ kind: 'sync', dataType: 'posts' }] : [];
}
