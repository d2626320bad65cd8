import type { SandboxContext } from '../sandbox-platform';

/** A platform leaves out the events that it does not have. */
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

/** Everything left out is drawn from the world by `serial`. */
export interface EventDraw {
  /** The same serial gives the same event with the same ids. */
  serial: number;
  at: Date;
  accountId?: string | undefined;
  profileId?: string | undefined;
  personId?: string | undefined;
  campaignId?: string | undefined;
  postId?: string | undefined;
}

export interface SignedRequest {
  headers: Record<string, string>;
  /** As sent: some platforms escape non-ASCII characters, one carries its key in the body. */
  body: string;
}

/** Written without the product's code. */
export interface SandboxWebhooks {
  events: Partial<Record<SandboxEventName, (draw: EventDraw, context: SandboxContext) => unknown>>;
  sign(payload: unknown, secret: string, now: Date): SignedRequest;
  /** Several payloads in one request; undefined: the platform does not batch. */
  join?: (payloads: unknown[]) => unknown;
  /** Seconds until the next attempt, `attempt` from 1; null: the platform gives up. */
  retrySeconds(attempt: number): number | null;
  /** Must succeed before the platform sends; undefined: none. */
  handshake?: {
    query(draw: { token: string; verifyToken: string }): Record<string, string>;
    /** The answer proves that the app has the secret. */
    accepts(answer: { status: number; body: string; token: string; secret: string }): boolean;
  };
}
