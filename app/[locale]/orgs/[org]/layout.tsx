import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { UndoScope } from '@/components/forms/undo-scope';
import { AppShell } from '@/components/shell/app-shell';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { toShownEmail } from '@/lib/auth/email';
import { listOrganizationsOf } from '@/lib/orgs/list-organizations-of';
import { platformIds } from '@/lib/platform-ids';
import { platformConfig } from '@/lib/tokens/platform-config';
import { setTheme, signOut } from '../../actions';
import { openOrgPage } from '../../open-org-page';

interface OrgLayoutProps {
  params: Promise<{ locale: string; org: string }>;
  children: ReactNode;
}

/** Its pages open the organization again: Next keeps the layout while they change. */
export default async function OrgLayout({ params, children }: OrgLayoutProps) {
  const { session } = await openOrgPage(params);
  const [organizations, jar, t] = await Promise.all([
    listOrganizationsOf(session.user.id),
    cookies(),
    getTranslations('common'),
  ]);
  return (
    <AppShell
      user={{ name: session.user.name, email: toShownEmail(session.user.email) }}
      organization={session.organization}
      organizations={organizations}
      theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      sandbox={platformIds.some((platform) => platformConfig(platform)?.sandboxOrigin !== undefined)}
      actions={{ setTheme, signOut }}
    >
      <UndoScope texts={{ undo: t('undo'), dismiss: t('dismiss') }}>{children}</UndoScope>
    </AppShell>
  );
}
