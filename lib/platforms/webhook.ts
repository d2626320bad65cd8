import { createHash } from 'node:crypto';
import { storableInstant } from '@/lib/dates';

/** A platform's request as it arrived: nothing of it is parsed before its signature was checked. */
export interface RawWebhook {
  body: Buffer;
  headers: Headers;
  receivedAt: Date;
}

/** The keys a platform may sign with just now, newest first: two while one takes the other's place. */
export type WebhookSecrets = readonly [string, ...string[]];

/** What a handshake is answered with. */
interface ChallengeSecrets {
  signing: WebhookSecrets;
  /** The word that only the platform and we know (Meta); null: not set. */
  verifyToken: string | null;
}

export interface WebhookAnswer {
  contentType: 'application/json' | 'text/plain';
  body: string;
}

/** What a delivery is about, by the platform's own id: the organization is found by nothing else. */
export interface WebhookSubject {
  type: 'ad_account' | 'profile' | 'campaign' | 'person';
  externalId: string;
}

/** One thing that a platform tells; a request may carry many. */
export interface ParsedDelivery {
  /** The platform's own id of it, else a hash: the same however often, and in whichever batch, it is sent. */
  key: string;
  /** What happened, in the platform's word; `unreadable` for a body that is not what was agreed. */
  kind: string;
  /** Null: it names nobody. */
  subject: WebhookSubject | null;
  occurredAt: Date | null;
  /** The part of the body that tells it, as JSON, without anything secret (Google's key). Ids in it are text. */
  payload: unknown;
}

/** What a person agreed to, or did not, when they sent a form. */
export interface LeadConsent {
  /** The form's name or text of it. */
  name: string;
  given: boolean;
}

/** One field of a form as it was filled in. Personal data. */
interface LeadAnswer {
  /** The platform's name of the field, for example `email`. */
  field: string;
  /** What the person was asked; null where the platform does not say. */
  label: string | null;
  values: string[];
}

/** Somebody who left their details in a form of an ad. */
export interface RemoteLead {
  externalId: string;
  formExternalId: string | null;
  formName: string | null;
  campaignExternalId: string | null;
  adExternalId: string | null;
  submittedAt: Date | null;
  consents: LeadConsent[];
  /** Null: the delivery only says that there is a lead; `Platform.readLead` reads it. */
  answers: LeadAnswer[] | null;
}

/** Levels at which platforms review. */
export const reviewedLevels = ['campaign', 'ad_set', 'ad'] as const;

/** What a delivery asks us to do. */
export type WebhookEffect =
  /** Something changed that `dataType` reads. */
  | { kind: 'sync'; dataType: 'campaigns' | 'metrics' | 'posts' }
  | { kind: 'lead'; lead: RemoteLead }
  /** The person of the grant, or the platform, took the access back. */
  | { kind: 'access_revoked' }
  /** The platform refused, or holds up, a campaign, ad set or ad. */
  | {
      kind: 'ad_issue';
      level: (typeof reviewedLevels)[number];
      externalId: string;
      name: string | null;
      /** The platform's code and words for why. */
      code: string | null;
      summary: string | null;
    }
  /** It is in order again. */
  | { kind: 'ad_issue_resolved'; level: (typeof reviewedLevels)[number]; externalId: string };

/**
 * How a platform tells of changes. Pure: no call, no state, no configuration but the secrets given. Lives in
 * `<platform>/webhook.ts`.
 */
export interface PlatformWebhooks {
  /**
   * Answers the handshake of a GET; `refused` when it proves nothing or is none.
   * Null: the platform has no handshake.
   */
  answerChallenge: ((query: URLSearchParams, secrets: ChallengeSecrets) => WebhookAnswer | 'refused') | null;
  /**
   * Who has the keys: the app one for everybody (`<PLATFORM>_WEBHOOK_SECRET`), or each organization those of its forms.
   */
  keysOf: 'app' | 'organization';
  /** The key that a request carries, where the platform sends it along instead of signing; null: none. */
  sentKey?: (raw: RawWebhook) => string | null;
  /** Whether the platform itself sent these bytes, and, where it signs a time, within five minutes of now. */
  verifyWebhook(raw: RawWebhook, secrets: WebhookSecrets): boolean;
  /** Takes a genuine body apart; never throws and never answers an empty list. */
  parseDelivery(body: Buffer): [ParsedDelivery, ...ParsedDelivery[]];
  /**
   * What the `payload` of a parsed delivery asks for; empty: nothing that we do. May throw ZodError where a shape that is
   * not known would lose a lead or the end of an access.
   */
  effectsOf(payload: unknown): WebhookEffect[];
  /** What the platform wants to read for "received". */
  accepted: WebhookAnswer;
  /** How it wants to read why something was refused, where people of the platform see that; else only the status counts. */
  refused?: (reason: string) => WebhookAnswer;
}

/** Seconds that a signed time may be off, on either side. */
export const WEBHOOK_WINDOW_SECONDS = 300;

/** A body of which nothing can be read: kept as it is, for a person to look at. */
function unreadable(body: Buffer): ParsedDelivery {
  const text = body.toString('utf8');
  return { key: hashKey(body), kind: 'unreadable', subject: null, occurredAt: null, payload: { unreadable: text } };
}

/** The deliveries of a body, or the whole of it as one that nothing can be read of. */
export function orUnreadable(body: Buffer, deliveries: ParsedDelivery[] | null): [ParsedDelivery, ...ParsedDelivery[]] {
  const [first, ...rest] = deliveries ?? [];
  return first ? [first, ...rest] : [unreadable(body)];
}

/** The time of Unix seconds or milliseconds; null for what is no time, or none that anything happened at. */
export function timeOf(value: number | undefined, unit: 'seconds' | 'milliseconds'): Date | null {
  if (value === undefined) return null;
  return storableInstant(unit === 'seconds' ? value * 1000 : value);
}

/**
 * Deliveries of a body that gives its changes no ids. The same change again is a repetition, unless another change of
 * the same object came between: a status that came back is a change of its own, under a key of its own.
 * @param changes in the order of the body; `object` null: the change names no object
 */
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

/** A key for what has no id of its own. */
export function hashKey(content: Buffer | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
