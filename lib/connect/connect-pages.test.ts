import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { afterConsentPage, connectFailurePage } from './connect-pages';

const origin = 'https://cmis.example';
const refused = new AppError('invalid_input', 'Refused.', { messageKey: 'consentRefused' });
const signedOut = new AppError('unauthenticated', 'Signed out.');
const place = { orgId: '7b1d', locale: 'ar' };

describe('connectFailurePage', () => {
  it('leads to the integrations of the organization, which show the reason', () => {
    expect(connectFailurePage(origin, refused, place).href).toBe(
      `${origin}/ar/orgs/7b1d/integrations?error=consentRefused`,
    );
  });

  it('leads to the start page where the organization is unknown', () => {
    expect(connectFailurePage(origin, refused, {}).href).toBe(`${origin}/?error=consentRefused`);
  });

  it('leads to the sign-in page first for a person who is signed out', () => {
    const page = connectFailurePage(origin, signedOut, place);
    expect(page.pathname).toBe('/ar/sign-in');
    expect(page.searchParams.get('next')).toBe('/ar/orgs/7b1d/integrations');
    expect(connectFailurePage(origin, signedOut, {}).href).toBe(`${origin}/?error=connectSignedOut`);
  });

  it('never leaves the site, whatever the organization and the language are', () => {
    for (const orgId of ['//evil.example', '/../../../..//evil.example', '\\\\evil.example', '@evil.example']) {
      for (const error of [refused, signedOut]) {
        expect(connectFailurePage(origin, error, { orgId, locale: '//evil.example' }).origin).toBe(origin);
      }
      expect(connectFailurePage(origin, signedOut, { orgId }).searchParams.get('next')).toMatch(/^\/(?!\/)/);
    }
  });
});

describe('afterConsentPage', () => {
  const connected = { orgId: '7b1d', integrationId: '90af', locale: 'en', nextConsent: null };

  it('leads to the choice of accounts, or to the next consent of a reconnection', () => {
    expect(afterConsentPage(origin, 'tiktok', connected).href).toBe(
      `${origin}/en/orgs/7b1d/integrations/90af/accounts`,
    );
    expect(afterConsentPage(origin, 'tiktok', { ...connected, nextConsent: 'posts' }).href).toBe(
      `${origin}/api/connect/tiktok?org=7b1d&locale=en&integration=90af&consent=posts`,
    );
  });
});
