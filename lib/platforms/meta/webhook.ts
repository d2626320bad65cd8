import { z } from 'zod';
import {
  hashKey,
  orUnreadable,
  type ParsedDelivery,
  type PlatformWebhooks,
  timeOf,
  type WebhookSubject,
  withReturns,
} from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isKnownWord, isSignedWith, macFromHex } from '../webhook-signature';
import { timestampIfAny } from '../wire';
import { effectsOfChange } from './vendor/webhook-changes';

// Up to a thousand changes in a request. Meta escapes non-ASCII characters: only the bytes as received match.
// https://developers.facebook.com/docs/graph-api/webhooks/getting-started
const SIGNATURE_HEADER = 'x-hub-signature-256';

// Permissions may have fields beside the name instead of a value; a subscription without values has the name alone.
const change = z
  .looseObject({ field: z.string().min(1), value: z.unknown().optional() })
  .transform(({ field, value, ...beside }) => {
    if (value !== undefined) return { field, value };
    return Object.keys(beside).length > 0 ? { field, value: beside } : { field };
  });
const listOf = z.union([z.array(z.unknown()), z.looseObject({}).transform((one): unknown[] => [one])]);
const entry = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  time: timestampIfAny,
  changes: listOf.catch([]),
  // Instead of changes, where the app did not subscribe to values.
  changed_fields: z.array(z.string()).catch([]),
  field: z.string().min(1).optional().catch(undefined),
  value: z.unknown().optional(),
});
const batch = z.object({ object: z.string().min(1), entry: z.array(z.unknown()) });
const storedPayload = z.object({ object: z.string(), change });
const identified = z.object({ id: z.union([z.string(), z.number()]).transform(String) });

// We store ad accounts as `act_…`; Meta documents entries without the prefix, others show it.
const adAccountId = (id: string) => (id.startsWith('act_') ? id : `act_${id}`);
const subjects = new Map<string, (id: string) => WebhookSubject>([
  ['ad_account', (id) => ({ type: 'ad_account', externalId: adAccountId(id) })],
  ['page', (id) => ({ type: 'profile', externalId: id })],
  ['instagram', (id) => ({ type: 'profile', externalId: id })],
  ['permissions', (id) => ({ type: 'person', externalId: id })],
]);

const NO_ENTRY: Partial<z.output<typeof entry>> & { changes: unknown[]; changed_fields: string[] } = {
  changes: [],
  changed_fields: [],
};

function changesOfEntry(object: string, value: unknown): { object: string | null; delivery: ParsedDelivery }[] {
  const parsed = entry.safeParse(value);
  const { id, time, changes, changed_fields, field: named, value: content } = parsed.data ?? NO_ENTRY;
  const own = named === undefined ? [] : [{ field: named, value: content }];
  const all = [...changes, ...changed_fields.map((field) => ({ field, value: null })), ...own];
  const about = {
    subject: (id !== undefined && subjects.get(object)?.(id)) || null,
    occurredAt: timeOf(time, 'seconds'),
  };
  if (all.length === 0) {
    const key = hashKey(JSON.stringify([object, value]));
    return [{ object: null, delivery: { key, kind: object, ...about, payload: { object, entry: value } } }];
  }
  return all.map((each) => {
    const read = change.safeParse(each).data;
    const one = read ?? each;
    const named = identified.safeParse(read?.value).data;
    const delivery: ParsedDelivery = {
      // Meta gives no id: the same change of the same object at the same second is the same delivery.
      key: hashKey(JSON.stringify([object, id, time, one])),
      kind: object === 'permissions' ? object : (read?.field ?? object),
      ...about,
      payload: { object, id, time, change: one },
    };
    return { object: named ? `${id}:${named.id}` : null, delivery };
  });
}

function toDeliveries(value: unknown): ParsedDelivery[] | null {
  const parsed = batch.safeParse(value);
  if (!parsed.success) return null;
  const { object, entry: entries } = parsed.data;
  return withReturns(entries.flatMap((each) => changesOfEntry(object, each)));
}

export const metaWebhooks: PlatformWebhooks = {
  keysOf: 'app',
  answerChallenge: (query, { verifyToken }) => {
    const challenge = query.get('hub.challenge');
    const word = query.get('hub.verify_token');
    if (query.get('hub.mode') !== 'subscribe' || !challenge || !word || !verifyToken) return 'refused';
    return isKnownWord([verifyToken], word) ? { contentType: 'text/plain', body: challenge } : 'refused';
  },
  verifyWebhook: ({ body, headers }, secrets) =>
    isSignedWith(secrets, body, macFromHex(afterPrefix('sha256=', headers.get(SIGNATURE_HEADER)))),
  parseDelivery: (body) => orUnreadable(body, toDeliveries(webhookJson(body))),
  effectsOf: (payload) => {
    const parsed = storedPayload.safeParse(payload);
    return parsed.success ? effectsOfChange(parsed.data.object, parsed.data.change) : [];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
