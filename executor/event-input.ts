import { z } from 'zod';
import { isRecord } from './json';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const MOST_EVENTS = 5000;

const eventInput = z.looseObject(
  {
    name: z
      .string({ error: 'event name is empty' })
      .min(1, 'event name is empty')
      .refine((name) => !name.startsWith('inngest/'), 'event name is reserved for internal use'),
    data: z.custom<Record<string, unknown>>((value) => isRecord(value), 'event data is not an object').nullish(),
    id: z.string({ error: 'event id is not a text' }).nullish(),
    ts: z
      .number({ error: 'event timestamp is not a number' })
      .refine((ts) => ts === 0 || (ts >= EARLIEST && ts < LATEST), 'event timestamp is not between 1980 and 2100')
      .nullish(),
    user: z.custom<Record<string, unknown>>((value) => isRecord(value), 'event user is not an object').nullish(),
  },
  { error: 'event is not an object' },
);
export type EventInput = z.infer<typeof eventInput>;

export type ParsedEvents = { ok: true; events: EventInput[] } | { ok: false; error: string };

export function parseEvents(body: unknown): ParsedEvents {
  const list = Array.isArray(body) ? body : [body];
  if (list.length > MOST_EVENTS) return { ok: false, error: `more than ${MOST_EVENTS} events in one request` };
  const parsed = z.array(eventInput).safeParse(list);
  if (parsed.success) return { ok: true, events: parsed.data };
  return { ok: false, error: parsed.error.issues[0]?.message ?? 'invalid event' };
}
