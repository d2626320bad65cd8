import { createHash } from 'node:crypto';
import type { SandboxResponse } from './sandbox-platform';

interface HtmlPage {
  title: string;
  language: 'en' | 'ar';
  style: string;
  body: string;
  /** Target of the page's forms and of the redirects that answer them. */
  formAction: string;
}

const replacements: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => replacements[character] ?? character);
}

/** The policy allows only its style sheet and its form. */
export function htmlResponse({ title, language, style, body, formAction }: HtmlPage): SandboxResponse {
  const styleHash = createHash('sha256').update(style).digest('base64');
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: `<!DOCTYPE html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body>${body}</body></html>`,
  };
}
