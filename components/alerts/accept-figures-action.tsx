import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { AlertDto } from '@/lib/alerts/schema';

/** A button that takes the figures which an alert says are held back. */
export function AcceptFiguresAction({ alert, orgId, action }: { alert: AlertDto; orgId: string; action: FormAction }) {
  const t = useTranslations();
  const visible = t('alerts.acceptFigures');
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, alert: alert.id }}
      errorTitle={t('common.errorTitle')}
      className="flex-col items-end gap-2"
    >
      <SubmitButton size="sm" aria-label={`${visible}: ${String(alert.values.name ?? '')}`}>
        {visible}
      </SubmitButton>
    </ActionForm>
  );
}
