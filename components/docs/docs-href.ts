import type { Locale } from '@/lib/i18n/routing';

export function docsHref(locale: Locale, page = ''): string {
  return `/${locale}/docs${page ? `/${page}` : ''}`;
}

/** Guides link to Markdown files beside them; pages link to pages. Other addresses stay. */
export function guideLinkHref(href: string, locale: Locale): string {
  const [, page, fragment = ''] = /^([\w/-]+)(?:\.ar)?\.md(#.*)?$/.exec(href) ?? [];
  return page ? `${docsHref(locale, page)}${fragment}` : href;
}
