import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { SyncDataType } from '@/lib/sync/types';

export function SyncAgainForm({
  action,
  orgId,
  integrationId,
  dataType,
}: {
  action: FormAction;
  orgId: string;
  integrationId: string;
  dataType: SyncDataType;
}) {
  const t = useTranslations();
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, integration: integrationId, dataType }}
      errorTitle={t('common.errorTitle')}
      className="flex-col gap-2"
    >
      <SubmitButton size="sm" variant="primary" icon={<RefreshCw aria-hidden="true" />}>
        {t('syncs.run.again')}
      </SubmitButton>
    </ActionForm>
  );
}
