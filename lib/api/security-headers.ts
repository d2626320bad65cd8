// `style="display:none"`: React parks pieces of a streamed SVG in a hidden one. Other inline styles stay blocked.
const HIDDEN_SVG_STYLE = "'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";

export function contentSecurityPolicy(nonce: string, tls: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-hashes' ${HIDDEN_SVG_STYLE}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // On plain http (localhost) it would send the browser to a port without TLS.
    ...(tls ? ['upgrade-insecure-requests'] : []),
    'report-to csp',
  ].join('; ');
}

/** 16 random bytes in base64: a uuid has 122 random bits, short of the 128 of ASVS 11.5.1. */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

export function securityHeaders(nonce: string, tls: boolean): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce, tls),
    ...(tls ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' } : {}),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'x-xss-protection': '0',
    'reporting-endpoints': 'csp="/api/csp"',
  };
}
