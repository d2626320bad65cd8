import { z } from 'zod';
import { hashKey, type ParsedDelivery, timeOf } from '../webhook';

/*
 * The older Account Activity API, which X ends and some apps still receive: one list for each kind of event, all of one
 * user. https://docs.x.com/x-api/account-activity/introduction
 */

const envelope = z.looseObject({ for_user_id: z.string().min(1) });
const revoked = z.object({
  user_event: z.object({
    revoke: z.object({
      date_time: z.iso.datetime({ offset: true }).optional(),
      source: z.object({ user_id: z.union([z.string(), z.number()]).transform(String) }),
    }),
  }),
});
const named = z.looseObject({
  id_str: z.string().optional(),
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  timestamp_ms: z.union([z.string(), z.number()]).transform(Number).optional(),
});

function revocation(value: unknown): ParsedDelivery[] | null {
  const parsed = revoked.safeParse(value);
  if (!parsed.success) return null;
  const { revoke } = parsed.data.user_event;
  return [
    {
      key: hashKey(JSON.stringify(value)),
      kind: 'oauth.revoke',
      subject: { type: 'person', externalId: revoke.source.user_id },
      occurredAt: revoke.date_time ? new Date(revoke.date_time) : null,
      payload: { event_type: 'oauth.revoke', payload: revoke },
    },
  ];
}

/** The events of a body of that API; null for any other. */
export function activityDeliveries(value: unknown): ParsedDelivery[] | null {
  const revocations = revocation(value);
  if (revocations) return revocations;
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return null;
  const { for_user_id, ...lists } = parsed.data;
  return Object.entries(lists).flatMap(([kind, events]) => {
    if (!Array.isArray(events)) return [];
    return events.map((event: unknown): ParsedDelivery => {
      const { id_str, id, timestamp_ms } = named.safeParse(event).data ?? {};
      const name = id_str ?? id;
      return {
        key: name ? `${kind}:${name}` : hashKey(JSON.stringify([kind, for_user_id, event])),
        kind,
        subject: { type: 'profile', externalId: for_user_id },
        occurredAt: timeOf(timestamp_ms, 'milliseconds'),
        payload: { event_type: kind, payload: event },
      };
    });
  });
}
