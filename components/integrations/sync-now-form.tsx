import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';

export function SyncNowForm({
  action,
  orgId,
  integrationId,
  label,
}: {
  action: FormAction;
  orgId: string;
  integrationId: string;
  // Where the visible text does not name the object; begins with that text.
  label?: string | undefined;
}) {
  const t = useTranslations();
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, integration: integrationId, dataType: 'all' }}
      errorTitle={t('common.errorTitle')}
      className="flex-col gap-2"
    >
      <SubmitButton size="sm" aria-label={label} icon={<RefreshCw aria-hidden="true" />}>
        {t('integrations.syncNow')}
      </SubmitButton>
    </ActionForm>
  );
}
