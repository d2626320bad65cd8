import { z } from 'zod';
import {
  hashKey,
  orUnreadable,
  type ParsedDelivery,
  type PlatformWebhooks,
  timeOf,
  type WebhookSubject,
} from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isKnownWord, isSignedWith, macFromHex } from '../webhook-signature';
import { effectsOfChange } from './webhook-changes';

/*
 * Meta sends up to a thousand changes in a request, of ad accounts, Pages, Instagram accounts and permissions, and
 * writes what is not ASCII as escapes: only the bytes as they came are what it signed.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
const SIGNATURE_HEADER = 'x-hub-signature-256';

const change = z.object({ field: z.string(), value: z.unknown() });
const entry = z.object({
  id: z.string(),
  time: z.number(),
  changes: z.array(change).default([]),
  /** Instead of changes, where the app did not ask for values. */
  changed_fields: z.array(z.string()).default([]),
});
const batch = z.object({ object: z.string(), entry: z.array(entry) });
const told = z.object({ object: z.string(), change });

const subjects: Record<string, (id: string) => WebhookSubject> = {
  ad_account: (id) => ({ type: 'ad_account', externalId: `act_${id}` }),
  page: (id) => ({ type: 'profile', externalId: id }),
  instagram: (id) => ({ type: 'profile', externalId: id }),
  permissions: (id) => ({ type: 'person', externalId: id }),
};

function deliveriesOf(value: unknown): ParsedDelivery[] | null {
  const parsed = batch.safeParse(value);
  if (!parsed.success) return null;
  const { object, entry: entries } = parsed.data;
  return entries.flatMap(({ id, time, changes, changed_fields }) =>
    [...changes, ...changed_fields.map((field) => ({ field, value: null }))].map((one) => ({
      // Meta gives no id: the same change of the same thing at the same second is the same.
      key: hashKey(JSON.stringify([object, id, time, one])),
      kind: object === 'permissions' ? 'permissions' : one.field,
      subject: subjects[object]?.(id) ?? null,
      occurredAt: timeOf(time, 'seconds'),
      payload: { object, id, time, change: one },
    })),
  );
}

export const metaWebhooks: PlatformWebhooks = {
  answerChallenge: (query, { verifyToken }) => {
    const challenge = query.get('hub.challenge');
    const word = query.get('hub.verify_token');
    if (query.get('hub.mode') !== 'subscribe' || !challenge || !word || !verifyToken) return 'refused';
    return isKnownWord([verifyToken], word) ? { contentType: 'text/plain', body: challenge } : 'refused';
  },
  verifyWebhook: ({ body, headers }, secrets) =>
    isSignedWith(secrets, body, macFromHex(afterPrefix('sha256=', headers.get(SIGNATURE_HEADER)))),
  parseDelivery: (body) => orUnreadable(body, deliveriesOf(webhookJson(body))),
  effectsOf: (payload) => {
    const parsed = told.safeParse(payload);
    return parsed.success ? effectsOfChange(parsed.data.object, parsed.data.change) : [];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
