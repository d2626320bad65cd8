import { orgHref } from '@/components/shell/org-href';
import type { Locale } from '@/lib/i18n/routing';
import type { SyncRunFilter } from '@/lib/sync/schema';

export function runsHref(
  locale: Locale,
  orgId: string,
  filter: SyncRunFilter = {},
  cursor: string | null = null,
): string {
  const set = Object.entries({ ...filter, cursor }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(set).toString();
  const path = orgHref(locale, orgId, 'syncs');
  return query ? `${path}?${query}` : path;
}
