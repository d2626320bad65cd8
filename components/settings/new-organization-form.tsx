import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { currencyChoices, timeZoneChoices } from './organization-choices';
import { TimeZoneField } from './time-zone-field';

const DEFAULT_TIME_ZONE = 'Asia/Riyadh';

export function NewOrganizationForm({ action }: { action: FormAction }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <ActionForm action={action} hidden={{}} errorTitle={t('common.errorTitle')}>
      <TextField
        name="name"
        label={t('orgs.new.name')}
        placeholder={t('orgs.new.namePlaceholder')}
        autoComplete="organization"
        required
      />
      <SelectField
        name="currency"
        label={t('orgs.new.currency')}
        choices={currencyChoices(locale)}
        defaultValue="SAR"
      />
      <TimeZoneField
        name="timeZone"
        label={t('orgs.new.timeZone')}
        choices={timeZoneChoices(DEFAULT_TIME_ZONE)}
        fallback={DEFAULT_TIME_ZONE}
      />
      <SubmitButton variant="primary" size="lg">
        {t('orgs.new.submit')}
      </SubmitButton>
    </ActionForm>
  );
}
