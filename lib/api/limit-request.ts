import { headers } from 'next/headers';
import { sessionClaims } from '@/lib/auth/session';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, takeForAct } from '@/lib/rate-limit/rate-limit';
import type { RateTier } from '@/lib/rate-limit/rate-policies';

// On globalThis: actions and pages each load this module, and a page rendered by an action is counted with it.
const shared = globalThis as typeof globalThis & { cmisCountedRequests?: WeakMap<object, Promise<void>> };
shared.cmisCountedRequests ??= new WeakMap();
const counted = shared.cmisCountedRequests;

async function take(tier: RateTier, requestHeaders: Headers): Promise<void> {
  // By the cookie alone: requests that fail later count too.
  const claims = await sessionClaims();
  const key = claims ? `user:${claims.userId}` : `address:${clientNetwork(requestHeaders)}`;
  const verdict = await takeForAct(tier, key);
  if (!verdict.allowed) throw rateLimited(verdict);
}

/** With the tier and key of the API route; the re-rendered page is not counted. @throws AppError `rate_limited` */
export async function limitAction(tier: RateTier): Promise<void> {
  const requestHeaders = await headers();
  counted.set(requestHeaders, Promise.resolve());
  await take(tier, requestHeaders);
}

/** Once per request. @throws AppError `rate_limited` */
export async function limitPage(): Promise<void> {
  const requestHeaders = await headers();
  const underWay = counted.get(requestHeaders) ?? take('api', requestHeaders);
  counted.set(requestHeaders, underWay);
  await underWay;
}
