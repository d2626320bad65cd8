import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { AlertDto } from '@/lib/alerts/schema';

/** A button that marks an alert as seen; once it is, a word. */
export function AcknowledgeAction({
  alert,
  orgId,
  action,
}: {
  alert: AlertDto;
  orgId: string;
  action: FormAction | null;
}) {
  const t = useTranslations();
  if (alert.acknowledgedAt) {
    return (
      <span className="inline-flex items-center gap-1 text-xs text-muted">
        <Check aria-hidden="true" className="size-3.5" />
        {t('alerts.acknowledged')}
      </span>
    );
  }
  if (!action) return null;
  const name = String(alert.values.name ?? t(`alertSubjects.${alert.subjectType}`));
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, alert: alert.id }}
      errorTitle={t('common.errorTitle')}
      className="flex-col items-end gap-2"
    >
      <SubmitButton size="sm" aria-label={t('alerts.acknowledgeOne', { name })}>
        {t('alerts.acknowledge')}
      </SubmitButton>
    </ActionForm>
  );
}
