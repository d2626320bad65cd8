import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './fault-schema';
import type { SandboxState } from './sandbox-state';
import type { Seal } from './seal';
import type { SandboxWebhooks } from './webhooks/webhook-sender';
import type { PlatformBlueprint } from './world/model';
import type { PlatformWorld } from './world/world';

/** A request as handlers see it: already routed, body parsed. */
export interface SandboxRequest {
  method: string;
  /** The real host it is meant for, for example `graph.facebook.com`. */
  host: string;
  /** Path on that host, without query. */
  path: string;
  query: URLSearchParams;
  /** The query as it arrived, without `?`, for platforms that encode by rules of their own. */
  rawQuery: string;
  /** Named groups of the route's path. */
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** Form or JSON fields; a form field given several times is a list. */
  body: Record<string, unknown>;
  /** The body as it arrived. */
  rawBody: string;
  /** Where the sandbox listens, for links to itself. */
  origin: string;
}

export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a platform may use to answer. */
export interface SandboxContext {
  world: PlatformWorld;
  /** Apps registered with the platform. */
  clients: readonly SandboxClient[];
  seal: Seal;
  state: SandboxState;
  now: () => Date;
}

export interface SandboxClient {
  id: string;
  secret: string;
}

export interface SandboxRoute {
  method: 'GET' | 'POST' | 'DELETE' | 'PUT';
  host: string;
  path: RegExp;
  handle: (request: SandboxRequest, context: SandboxContext) => SandboxResponse;
}

/** How the platform words the failures that faults switch on. */
export interface FaultAnswers {
  rateLimited: (fault: Fault) => SandboxResponse;
  serverError: () => SandboxResponse;
  expiredToken: () => SandboxResponse;
  revokedToken: () => SandboxResponse;
  permissionMissing: () => SandboxResponse;
  /** The answer changed so that its next page is the one just asked for. */
  repeatCursor: (answer: unknown, request: SandboxRequest) => unknown;
}

/** One emulated platform. The registry lists them; nothing outside a platform's folder names its hosts or shapes. */
export interface SandboxPlatform {
  id: string;
  company: PlatformBlueprint;
  routes: readonly SandboxRoute[];
  faultAnswers: FaultAnswers;
  webhooks: SandboxWebhooks;
}
