import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { AdAccountName } from '@/lib/accounts/list-ad-accounts';
import type { LabelRef } from '@/lib/labels/schema';
import { KpiFields } from './kpi-fields';

export function KpiForm({
  orgId,
  currency,
  today,
  accounts,
  labels,
  action,
}: {
  orgId: string;
  currency: string;
  today: string;
  accounts: readonly AdAccountName[];
  labels: readonly LabelRef[];
  action: FormAction;
}) {
  const t = useTranslations();
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      label={t('settings.kpis.submit')}
      resetOnSuccess
      className="flex-col gap-4 border-t border-line p-4 sm:p-5"
    >
      <KpiFields kpi={null} currency={currency} today={today} accounts={accounts} labels={labels} />
      <p className="-mt-2 text-xs text-muted">{t('settings.kpis.targetHint', { currency })}</p>
      <div>
        <SubmitButton>{t('settings.kpis.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
