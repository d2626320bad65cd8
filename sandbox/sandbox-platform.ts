import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './fault-schema';
import type { SandboxState } from './sandbox-state';
import type { Seal } from './seal';
import type { SandboxWebhooks } from './webhooks/webhook-sender';
import type { PlatformBlueprint } from './world/model';
import type { PlatformWorld } from './world/world';

export interface SandboxRequest {
  method: string;
  /** The real host, such as `graph.facebook.com`. */
  host: string;
  path: string;
  query: URLSearchParams;
  /** As received, without `?`: some platforms encode by rules of their own. */
  rawQuery: string;
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** A repeated form field is a list. */
  body: Record<string, unknown>;
  rawBody: string;
  /** The sandbox's address, for links to itself. */
  origin: string;
}

export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface SandboxContext {
  world: PlatformWorld;
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

export interface FaultAnswers {
  rateLimited: (fault: Fault) => SandboxResponse;
  serverError: () => SandboxResponse;
  expiredToken: () => SandboxResponse;
  revokedToken: () => SandboxResponse;
  permissionMissing: () => SandboxResponse;
  /** The next page of the answer is the page of the request. */
  repeatCursor: (answer: unknown, request: SandboxRequest) => unknown;
}

/** Only a platform's folder names its hosts and shapes. */
export interface SandboxPlatform {
  id: string;
  company: PlatformBlueprint;
  routes: readonly SandboxRoute[];
  faultAnswers: FaultAnswers;
  webhooks: SandboxWebhooks;
}
