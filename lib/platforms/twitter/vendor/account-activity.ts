import { z } from 'zod';
import { hashKey, type ParsedDelivery, timeOf } from '../../webhook';

// The older Account Activity API, which X is ending and some apps still receive: one list per kind of event, all of one
// user. https://docs.x.com/x-api/account-activity/introduction

// X writes an id as a number, or twice; long numbers arrive as text.
const id = z.union([z.string().min(1), z.number()]).transform(String);
const milliseconds = z
  .union([z.string().regex(/^\d+$/), z.number()])
  .transform(Number)
  .optional()
  .catch(undefined);
const envelope = z.looseObject({ for_user_id: id });
const revoked = z.object({
  user_event: z.object({
    revoke: z.object({ date_time: z.string().optional().catch(undefined), source: z.object({ user_id: id }) }),
  }),
});
const named = z.object({
  id_str: id.nullish().catch(null),
  id: id.nullish().catch(null),
  timestamp_ms: milliseconds,
  created_timestamp: milliseconds,
});
const posted = z.object({ user: z.object({ id_str: id }) });

function revocation(value: unknown): ParsedDelivery[] | null {
  const parsed = revoked.safeParse(value);
  if (!parsed.success) return null;
  const { revoke } = parsed.data.user_event;
  return [
    {
      key: hashKey(JSON.stringify(value)),
      kind: 'oauth.revoke',
      subject: { type: 'person', externalId: revoke.source.user_id },
      occurredAt: timeOf(Date.parse(revoke.date_time ?? ''), 'milliseconds'),
      payload: { event_type: 'oauth.revoke', payload: revoke },
    },
  ];
}

export function activityDeliveries(value: unknown): ParsedDelivery[] | null {
  const revocations = revocation(value);
  if (revocations) return revocations;
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return null;
  const { for_user_id, ...lists } = parsed.data;
  return Object.entries(lists).flatMap(([kind, events]) => {
    if (!Array.isArray(events)) return [];
    return events.map((event: unknown): ParsedDelivery => {
      const { id_str, id: number, timestamp_ms, created_timestamp } = named.safeParse(event).data ?? {};
      const name = id_str ?? number;
      return {
        // X may send the same post to two users: its author and a mentioned user.
        key: name ? `${kind}:${for_user_id}:${name}` : hashKey(JSON.stringify([kind, for_user_id, event])),
        kind,
        subject: { type: 'profile', externalId: for_user_id },
        occurredAt: timeOf(timestamp_ms ?? created_timestamp, 'milliseconds'),
        payload: { event_type: kind, for_user_id, payload: event },
      };
    });
  });
}

/** The older API also delivers posts that mention, answer or quote the user. */
export function isByUser(event: unknown, user: string | undefined): boolean {
  const author = posted.safeParse(event).data?.user.id_str;
  return user === undefined || author === undefined || author === user;
}
