import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createNonce, securityHeaders } from './security-headers';

describe('security headers', () => {
  it('allow scripts and styles by nonce only, and nothing from elsewhere', () => {
    const policy = contentSecurityPolicy('abc', true);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|https?:/);
  });

  it('allow one inline style, the one that hides an element', () => {
    const hash = createHash('sha256').update('display:none').digest('base64');
    const [directive] = contentSecurityPolicy('abc', true)
      .split('; ')
      .filter((part) => part.startsWith('style-src-attr'));
    expect(directive).toBe(`style-src-attr 'unsafe-hashes' 'sha256-${hash}'`);
  });

  it('require TLS only on a site with TLS', () => {
    expect(securityHeaders('n', true)).toHaveProperty('strict-transport-security');
    expect(securityHeaders('n', false)).not.toHaveProperty('strict-transport-security');
    expect(contentSecurityPolicy('n', true)).toContain('upgrade-insecure-requests');
    expect(contentSecurityPolicy('n', false)).not.toContain('upgrade-insecure-requests');
  });

  it('contain nonces of 16 random bytes', () => {
    const nonces = new Set(Array.from({ length: 100 }, createNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  });
});
