import { createHash } from 'node:crypto';
import { storableInstant } from '@/lib/dates';

/** A request as received: nothing of it is parsed before its signature is checked. */
export interface RawWebhook {
  body: Buffer;
  headers: Headers;
  receivedAt: Date;
}

/** The keys that a platform may sign with now, newest first: two during a key change. */
export type WebhookSecrets = readonly [string, ...string[]];

interface ChallengeSecrets {
  signing: WebhookSecrets;
  // The verify token that the platform and we share (Meta); null: not set.
  verifyToken: string | null;
}

export interface WebhookAnswer {
  contentType: 'application/json' | 'text/plain';
  body: string;
}

/** The platform's own id of the subject, by which alone the organization is found. */
export interface WebhookSubject {
  type: 'ad_account' | 'profile' | 'campaign' | 'person';
  externalId: string;
}

export interface ParsedDelivery {
  // The platform's own id, else a hash: equal however often and in whichever batch it is sent.
  key: string;
  // The platform's word for the event; `unreadable` for an unexpected body.
  kind: string;
  subject: WebhookSubject | null;
  occurredAt: Date | null;
  // The event's part of the body as JSON, without secrets (Google's key). Ids in it are text.
  payload: unknown;
}

export interface LeadConsent {
  name: string;
  given: boolean;
}

// Personal data.
interface LeadAnswer {
  field: string;
  label: string | null;
  values: string[];
}

export interface RemoteLead {
  externalId: string;
  formExternalId: string | null;
  formName: string | null;
  campaignExternalId: string | null;
  adExternalId: string | null;
  submittedAt: Date | null;
  consents: LeadConsent[];
  // Null: the delivery only names the lead; `Platform.readLead` reads it.
  answers: LeadAnswer[] | null;
}

export const reviewedLevels = ['campaign', 'ad_set', 'ad'] as const;

export type WebhookEffect =
  | { kind: 'sync'; dataType: 'campaigns' | 'metrics' | 'posts' }
  | { kind: 'lead'; lead: RemoteLead }
  | { kind: 'access_revoked' }
  // The platform refused, or delays, a campaign, ad set or ad.
  | {
      kind: 'ad_issue';
      level: (typeof reviewedLevels)[number];
      externalId: string;
      name: string | null;
      code: string | null;
      summary: string | null;
    }
  | { kind: 'ad_issue_resolved'; level: (typeof reviewedLevels)[number]; externalId: string };

/** Webhooks of a platform, in `<platform>/webhook.ts`. Pure: no calls, no state, no configuration but the secrets. */
export interface PlatformWebhooks {
  // Answers the handshake of a GET; `refused` when the request is no valid handshake. Null: the platform has none.
  answerChallenge: ((query: URLSearchParams, secrets: ChallengeSecrets) => WebhookAnswer | 'refused') | null;
  // `app`: one key for all (`<PLATFORM>_WEBHOOK_SECRET`); `organization`: each has the keys of its forms.
  keysOf: 'app' | 'organization';
  // The key in a request, where the platform sends it instead of a signature; null: none.
  sentKey?: (raw: RawWebhook) => string | null;
  // Whether the platform sent these bytes and, where it signs a time, within five minutes of now.
  verifyWebhook(raw: RawWebhook, secrets: WebhookSecrets): boolean;
  // Never throws and never returns an empty list.
  parseDelivery(body: Buffer): [ParsedDelivery, ...ParsedDelivery[]];
  // Effects of a `payload`. @throws ZodError where an unknown shape would lose a lead or the end of an access
  effectsOf(payload: unknown): WebhookEffect[];
  // The body that the platform expects for "received".
  accepted: WebhookAnswer;
  // The body for a refusal, where people of the platform see it; otherwise only the status counts.
  refused?: (reason: string) => WebhookAnswer;
}

/** Seconds that a signed time may be off, on either side. */
export const WEBHOOK_WINDOW_SECONDS = 300;

function unreadable(body: Buffer): ParsedDelivery {
  const text = body.toString('utf8');
  return { key: hashKey(body), kind: 'unreadable', subject: null, occurredAt: null, payload: { unreadable: text } };
}

export function orUnreadable(body: Buffer, deliveries: ParsedDelivery[] | null): [ParsedDelivery, ...ParsedDelivery[]] {
  const [first, ...rest] = deliveries ?? [];
  return first ? [first, ...rest] : [unreadable(body)];
}

export function timeOf(value: number | undefined, unit: 'seconds' | 'milliseconds'): Date | null {
  if (value === undefined) return null;
  return storableInstant(unit === 'seconds' ? value * 1000 : value);
}

// Deliveries of a body without ids. The same change again is a repetition, unless another change of the same object
// came in between: a status that came back is a new change with its own key.
// @param changes in the order of the body; `object` null: the change names no object
export function withReturns(changes: readonly { object: string | null; delivery: ParsedDelivery }[]): ParsedDelivery[] {
  const lastKeys = new Map<string, string>();
  const counts = new Map<string, number>();
  return changes.map(({ object, delivery }) => {
    const last = object === null ? delivery.key : lastKeys.get(object);
    if (object !== null) lastKeys.set(object, delivery.key);
    if (last === delivery.key) return repeated(delivery, counts.get(delivery.key) ?? 1);
    const count = (counts.get(delivery.key) ?? 0) + 1;
    counts.set(delivery.key, count);
    return repeated(delivery, count);
  });
}

function repeated(delivery: ParsedDelivery, count: number): ParsedDelivery {
  return count > 1 ? { ...delivery, key: hashKey(`${delivery.key} ${count}`) } : delivery;
}

export function hashKey(content: Buffer | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
