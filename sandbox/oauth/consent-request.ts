import { Refusal } from '../refusal';
import type { SandboxRequest, SandboxResponse } from '../sandbox-platform';
import { type ConsentBrand, consentRefusalPage } from './consent-page';
import type { SealedCode } from './sealed-credentials';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Every loopback address is registered, and no other. */
export function isRegisteredRedirect(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname, hash } = new URL(redirectUri);
  return (protocol === 'http:' || protocol === 'https:') && loopbackNames.has(hostname) && hash === '';
}

/** RFC 7636; null without a challenge. */
export function challengeIn(query: URLSearchParams): SealedCode['challenge'] {
  const value = query.get('code_challenge');
  if (value === null) return null;
  const method = query.get('code_challenge_method');
  return { value, method: method?.toUpperCase() === 'S256' ? 'S256' : 'plain' };
}

export function languageOf(request: SandboxRequest): 'en' | 'ar' {
  const wanted = request.query.get('locale') ?? request.headers['accept-language'] ?? 'en';
  return wanted.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}

export function ticked(request: SandboxRequest): string[] {
  return [request.body.permission ?? []].flat().map(String);
}

export function refuseConsent(brand: ConsentBrand, english: string, arabic: string): Refusal {
  return new Refusal(consentRefusalPage(brand, { en: english, ar: arabic }));
}

export function redirectTo(location: string): SandboxResponse {
  return { status: 302, headers: { location, 'referrer-policy': 'no-referrer' }, body: '' };
}
