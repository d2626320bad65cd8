import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { IntegrationDto } from '@/lib/integrations/types';
import { AccountChooser } from './account-chooser';
import { AccountFacts, ProfileFacts } from './account-facts';
import { accountState } from './account-state';

/** Choice of what is read through a connection. A new connection starts with everything chosen but closed accounts. */
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
  const words = useTranslations('integrations.accounts');
  const isNew = integration.status === 'choosing_accounts';
  const labels = {
    filter: words('filter'),
    selectAll: words('selectAll'),
    selectShown: words('selectShown'),
    chosen: words('chosen'),
    shown: words('shown'),
    noMatch: words('noMatch'),
    none: words('none'),
  };
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, integration: integration.id }}
      errorTitle={t('common.errorTitle')}
      className="flex-col gap-5 wrap-anywhere"
    >
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <AccountChooser
          labels={labels}
          name="adAccountIds"
          legend={words('adAccounts')}
          options={integration.adAccounts.map((account) => ({
            id: account.id,
            name: account.name || account.externalId,
            externalId: account.externalId,
            search: [account.name, account.externalId, account.currency, account.timeZone],
            checked: isNew ? accountState(account.externalStatus) !== 'closed' : account.selected,
            facts: <AccountFacts account={account} />,
          }))}
        />
        <AccountChooser
          labels={labels}
          name="profileIds"
          legend={words('profiles')}
          options={integration.profiles.map((profile) => ({
            id: profile.id,
            name: profile.name || profile.externalId,
            externalId: profile.externalId,
            search: [profile.name, profile.externalId, profile.handle ?? ''],
            checked: isNew || profile.selected,
            facts: <ProfileFacts profile={profile} />,
          }))}
        />
      </div>
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-canvas px-4 py-3 sm:mx-0 sm:px-0">
        <SubmitButton variant="primary" size="lg">
          {words('submit')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
