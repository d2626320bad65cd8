import { Building2, Check, ChevronsUpDown, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { NameText } from '@/components/ui/name-text';
import { PopoverMenu } from '@/components/ui/popover-menu';
import { orgHref } from './org-href';

export interface OrganizationChoice {
  id: string;
  name: string;
}

export function OrganizationMenu({
  id,
  current,
  organizations,
  panelClassName,
}: {
  id: string;
  current: OrganizationChoice;
  organizations: OrganizationChoice[];
  panelClassName: string;
}) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const entry = 'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm font-medium hover:bg-sunken';
  return (
    <PopoverMenu
      id={id}
      label={`${t('organizations')}: ${current.name}`}
      triggerClassName="flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md border border-line bg-surface px-2.5 text-start shadow-card hover:bg-sunken"
      panelClassName={panelClassName}
      trigger={
        <>
          <Building2 aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <NameText className="min-w-0 flex-1 text-sm leading-4 font-medium">{current.name}</NameText>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-faint" />
        </>
      }
    >
      <ul>
        {organizations.map((organization) => (
          <li key={organization.id}>
            <Link
              href={orgHref(locale, organization.id, 'dashboard')}
              aria-current={organization.id === current.id ? 'true' : undefined}
              className={entry}
            >
              <NameText className="min-w-0 flex-1">{organization.name}</NameText>
              {organization.id === current.id ? <Check aria-hidden="true" className="size-4 text-accent" /> : null}
            </Link>
          </li>
        ))}
      </ul>
      <Link href={`/${locale}/orgs/new`} className={`${entry} mt-1 text-muted`}>
        <Plus aria-hidden="true" className="size-4" />
        {t('newOrganization')}
      </Link>
    </PopoverMenu>
  );
}
