import { z } from 'zod';
import { parseJson } from '@/lib/vendor-http/parse-json';
import { hashKey, type ParsedDelivery, timeOf, type WebhookEffect } from '../webhook';

/** Events of a TikTok account: posts, comments, the end of its consent. One in a request. */
const event = z.object({
  event: z.string().min(1),
  create_time: z.number().optional(),
  user_openid: z.string().min(1),
  /** JSON in a string. */
  content: z.string().optional(),
});
const told = z.object({ event: z.string(), user_openid: z.string(), content: z.unknown() });
const named = z.object({
  publish_id: z.string().optional(),
  comment_id: z.union([z.string(), z.number()]).transform(String).optional(),
});

const REMOVED = 'authorization.removed';
/** `no_longer_publicaly_available` is TikTok's own spelling. */
const POSTS_CHANGE: ReadonlySet<string> = new Set([
  'post.publish.complete',
  'post.publish.publicly_available',
  'post.publish.no_longer_publicaly_available',
  'video.publish.completed',
  'comment.update',
]);

/** The event of a body of this kind; null for any other. */
export function accountDeliveries(value: unknown): ParsedDelivery[] | null {
  const parsed = event.safeParse(value);
  if (!parsed.success) return null;
  const { event: kind, create_time, user_openid, content: text } = parsed.data;
  const content = text === undefined ? undefined : (parseJson(text)?.value ?? text);
  const { publish_id, comment_id } = named.safeParse(content).data ?? {};
  const about = publish_id ?? comment_id;
  return [
    {
      key: hashKey(JSON.stringify([kind, user_openid, about ?? text, create_time])),
      kind,
      // An account is connected by its own consent: its profile carries the same id as the person.
      subject: { type: 'profile', externalId: user_openid },
      occurredAt: timeOf(create_time, 'seconds'),
      payload: { event: kind, user_openid, create_time, content },
    },
  ];
}

/** What such an event asks for; null for another payload. */
export function accountEffects(payload: unknown): WebhookEffect[] | null {
  const parsed = told.safeParse(payload);
  if (!parsed.success) return null;
  if (parsed.data.event === REMOVED) return [{ kind: 'access_revoked' }];
  return POSTS_CHANGE.has(parsed.data.event) ? [{ kind: 'sync', dataType: 'posts' }] : [];
}
