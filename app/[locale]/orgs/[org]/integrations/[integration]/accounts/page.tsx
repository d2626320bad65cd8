import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NoAccess } from '@/components/errors/no-access';
import { AccountsView } from '@/components/integrations/accounts-view';
import { roleAtLeast } from '@/lib/auth/roles';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../../open-org-page';
import { chooseAccounts } from '../../actions';

interface AccountsPageProps {
  params: Promise<{ locale: string; org: string; integration: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('integrations.accounts');
  return { title: t('title') };
}

export default async function AccountsPage({ params }: AccountsPageProps) {
  const [{ session }, { integration: id }] = await Promise.all([openOrgPage(params), params]);
  if (!roleAtLeast(session.role, 'admin')) return <NoAccess />;
  const integration = await orNotFound(loadIntegration(session.orgId, idOrNotFound(id)));
  return <AccountsView integration={integration} orgId={session.orgId} action={chooseAccounts} />;
}
