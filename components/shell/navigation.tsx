import { Bell, ChartColumn, Contact, Megaphone, Newspaper, Plug, RefreshCw, Settings, Webhook } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { NavLink } from './nav-link';
import { orgHref } from './org-href';

const pages = [
  ['dashboard', ChartColumn],
  ['campaigns', Megaphone],
  ['content', Newspaper],
  ['integrations', Plug],
  ['syncs', RefreshCw],
  ['leads', Contact],
  ['deliveries', Webhook],
  ['alerts', Bell],
  ['settings', Settings],
] as const;

export function Navigation({ orgId }: { orgId: string }) {
  const t = useTranslations('nav');
  const locale = useLocale();
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-col gap-0.5">
        {pages.map(([page, Icon]) => (
          <li key={page}>
            <NavLink href={orgHref(locale, orgId, page)} icon={<Icon aria-hidden="true" />}>
              {t(page)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
