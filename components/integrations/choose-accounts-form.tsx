import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { IntegrationDto } from '@/lib/integrations/types';
import { AccountChooser } from './account-chooser';
import { AccountFacts, ProfileFacts } from './account-facts';
import { accountState } from './account-state';

// Accounts that another connection syncs are checked while this one is their fallback; others as chosen, or `atFirst`.
function isChecked(
  {
    selected,
    readThrough,
    standsBy,
  }: Pick<IntegrationDto['adAccounts'][number], 'selected' | 'readThrough' | 'standsBy'>,
  atFirst: boolean,
): boolean {
  return readThrough ? standsBy : selected || atFirst;
}

/** A new connection starts with everything selected but closed accounts. */
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
  const platform = t(`platforms.${integration.platform}`);
  const noteOf = ({ readThrough }: Pick<IntegrationDto['adAccounts'][number], 'readThrough'>) =>
    readThrough ? words('readThrough', { name: readThrough.displayName, platform }) : undefined;
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
            checked: isChecked(account, isNew && accountState(account.externalStatus) !== 'closed'),
            facts: <AccountFacts account={account} />,
            note: noteOf(account),
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
            checked: isChecked(profile, isNew),
            facts: <ProfileFacts profile={profile} />,
            note: noteOf(profile),
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
