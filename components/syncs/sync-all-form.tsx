import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';

export function SyncAllForm({ action, orgId }: { action: FormAction; orgId: string }) {
  const t = useTranslations();
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      // The result is shown in the gap below the header, so that nothing moves.
      className="relative flex-col gap-2 lg:[&>[role=status]]:absolute lg:[&>[role=status]]:end-0 lg:[&>[role=status]]:top-full lg:[&>[role=status]]:whitespace-nowrap"
    >
      <SubmitButton variant="primary" icon={<RefreshCw aria-hidden="true" />}>
        {t('syncs.syncAll')}
      </SubmitButton>
    </ActionForm>
  );
}
