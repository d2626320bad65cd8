import type { Locale } from '@/lib/i18n/routing';

export function orgHref(locale: Locale, orgId: string, page: string): string {
  return `/${locale}/orgs/${orgId}/${page}`;
}
