import type { SessionClaims } from '@/lib/auth/session-cookie';
import { isEnginePath } from '@/lib/engine/is-engine-path';
import { readSignature, SIGNATURE_HEADER } from '@/lib/engine/signature-header';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { type TierVerdict, takeFromTier } from '@/lib/rate-limit/rate-limit';
import type { RateTier } from '@/lib/rate-limit/rate-policies';
import { isPage } from './is-page';
import { orgInPath, readPreflight } from './preflight';

/** Null where no limit by request count applies: pages, static files, health, sign-in. */
export function tierOfPath(method: string, pathname: string): RateTier | null {
  // The documentation as text, for programs.
  if (pathname.startsWith('/docs/') && !isPage(pathname)) return 'api';
  if (!pathname.startsWith('/api/')) return null;
  if (pathname === '/api/health') return null;
  if (isEnginePath(pathname)) return 'engine';
  if (pathname.startsWith('/api/webhooks/')) return 'webhooks';
  // `lib/auth/admit-try.ts` counts sign-in by API and by form together.
  if (pathname.startsWith('/api/auth/callback/') && method === 'POST') return null;
  return 'api';
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface EdgeRequest {
  method: string;
  headers: Headers;
  pathname: string;
  authUrl: string;
}

function isFromOtherOrigin({ headers, pathname, authUrl }: EdgeRequest): boolean {
  const origin = headers.get('origin');
  return origin !== null && origin !== new URL(authUrl).origin && orgInPath(pathname) !== null;
}

/** Per person, API token (unchecked here) and address, or address. */
export async function takeAtEdge(request: EdgeRequest, claims: SessionClaims | null): Promise<TierVerdict | null> {
  const { method, headers, pathname } = request;
  const tier = tierOfPath(method, pathname);
  if (!tier) return null;
  // The engine may call as often as it needs. The route verifies the signature and counts wrong ones.
  if (tier === 'engine' && readSignature(headers.get(SIGNATURE_HEADER), Date.now())) return null;
  const network = clientNetwork(headers);
  const authorization = headers.get('authorization');
  // A browser sends one before each call of a script, without the token.
  if (readPreflight(method, headers, pathname)) return takeFromTier('address', 'edge', network);
  if (tier === 'api' && authorization) {
    const together = await takeFromTier('address', 'edge', network);
    // The route counts the token too, and a script of another origin can read only its refusal.
    if (!together.allowed || isFromOtherOrigin(request)) return together;
    return takeFromTier(tier, 'edge', `${network} ${await digest(authorization)}`);
  }
  const key = tier === 'api' && claims ? `user:${claims.userId}` : network;
  return takeFromTier(tier, 'edge', key);
}
