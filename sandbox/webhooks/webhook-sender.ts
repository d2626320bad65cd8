import type { SandboxContext } from '../sandbox-platform';

/** What a platform may have to tell; a platform that has no webhook of a kind leaves it out. */
export const sandboxEventNames = [
  'lead',
  'test_lead',
  'post_published',
  'comment',
  'campaign_changed',
  'ad_rejected',
  'ad_approved',
  'profile_changed',
  'access_revoked',
] as const;
export type SandboxEventName = (typeof sandboxEventNames)[number];

/** What an event is to be about; whatever is left out is drawn from the world by `serial`. */
export interface EventDraw {
  /** Tells this event from all others: ids of what it creates derive from it. The same serial gives the same event. */
  serial: number;
  at: Date;
  accountId?: string | undefined;
  profileId?: string | undefined;
  personId?: string | undefined;
  campaignId?: string | undefined;
  postId?: string | undefined;
}

/** What is sent besides a body. */
export interface SignedRequest {
  headers: Record<string, string>;
  /** As it is sent: some platforms escape what is not ASCII, one carries its key in here. */
  body: string;
}

/** How an emulated platform calls the webhook address of an app. Written without the product's own code. */
export interface SandboxWebhooks {
  events: Partial<Record<SandboxEventName, (draw: EventDraw, context: SandboxContext) => unknown>>;
  /** The request for a payload: serialised and signed as the platform does, at `now`. */
  sign(payload: unknown, secret: string, now: Date): SignedRequest;
  /** Several payloads in one request, where the platform batches; undefined: it never does. */
  join?: (payloads: unknown[]) => unknown;
  /**
   * Seconds until the attempt after the `attempt`th (from 1) that was not answered with 2xx; null: it gives up.
   */
  retrySeconds(attempt: number): number | null;
  /** The handshake that must succeed before it sends; undefined: it has none. */
  handshake?: {
    /** Query of the GET. */
    query(draw: { token: string; verifyToken: string }): Record<string, string>;
    /** Whether the answer proves that the app knows the secret. */
    accepts(answer: { status: number; body: string; token: string; secret: string }): boolean;
  };
}
