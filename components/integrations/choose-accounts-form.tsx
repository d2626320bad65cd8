import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { IntegrationDto } from '@/lib/integrations/types';
import { AccountChooser } from './account-chooser';
import { AccountFacts, ProfileFacts } from './account-facts';

/** Choice of what is read through a connection. A new connection starts with everything chosen. */
export function ChooseAccountsForm({
  integration,
  orgId,
  action,
}: {
  integration: IntegrationDto;
  orgId: string;
  action: FormAction;
}) {
  const t = useTranslations();
  const isNew = integration.status === 'choosing_accounts';
  const lists = {
    selectAllLabel: t('integrations.accounts.selectAll'),
    emptyText: t('integrations.accounts.none'),
  };
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, integration: integration.id }}
      errorTitle={t('common.errorTitle')}
      className="flex-col gap-5"
    >
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <AccountChooser
          {...lists}
          name="adAccountIds"
          legend={t('integrations.accounts.adAccounts')}
          options={integration.adAccounts.map((account) => ({
            id: account.id,
            name: account.name,
            checked: isNew || account.selected,
            facts: <AccountFacts account={account} />,
          }))}
        />
        <AccountChooser
          {...lists}
          name="profileIds"
          legend={t('integrations.accounts.profiles')}
          options={integration.profiles.map((profile) => ({
            id: profile.id,
            name: profile.name,
            checked: isNew || profile.selected,
            facts: <ProfileFacts profile={profile} />,
          }))}
        />
      </div>
      <div>
        <SubmitButton variant="primary" size="lg">
          {t('integrations.accounts.submit')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
