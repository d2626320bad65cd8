import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import type { AlertDto } from '@/lib/alerts/schema';
import { useAlertName } from './use-alert-name';

export function AcknowledgeAction({
  alerts,
  orgId,
  action,
}: {
  alerts: AlertDto[];
  orgId: string;
  action: FormAction | null;
}) {
  const t = useTranslations();
  const nameOf = useAlertName();
  const unseen = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const [first] = unseen;
  if (!first) {
    return (
      <span className="inline-flex items-center gap-1 text-xs text-muted">
        <Check aria-hidden="true" className="size-3.5" />
        {t('alerts.acknowledged')}
      </span>
    );
  }
  if (!action) return null;
  const name = nameOf(first);
  const visible = unseen.length === 1 ? t('alerts.acknowledge') : t('alerts.acknowledgeAll', { count: unseen.length });
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      className="flex-col items-end gap-2"
    >
      {unseen.map(({ id }) => (
        <input key={id} type="hidden" name="alert" value={id} />
      ))}
      <SubmitButton size="sm" aria-label={`${visible}: ${name}`}>
        {visible}
      </SubmitButton>
    </ActionForm>
  );
}
