import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useNumberRefusals } from '@/components/forms/use-number-refusals';
import type { OrganizationSettings } from '@/lib/orgs/types';
import { currencyChoices, timeZoneChoices, weekdayChoices } from './organization-choices';

export function OrganizationForm({ settings, action }: { settings: OrganizationSettings; action: FormAction }) {
  const t = useTranslations();
  const locale = useLocale();
  const refusals = useNumberRefusals(t('settings.organization.margin'));
  const { marginBasisPoints } = settings;
  return (
    <ActionForm action={action} hidden={{ org: settings.id }} errorTitle={t('common.errorTitle')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('settings.organization.name')}
          defaultValue={settings.name}
          autoComplete="organization"
          required
        />
        <SelectField
          name="currency"
          label={t('settings.organization.currency')}
          hint={t('settings.organization.currencyHint')}
          choices={currencyChoices(locale)}
          defaultValue={settings.currency}
        />
        <SelectField
          name="timeZone"
          label={t('settings.organization.timeZone')}
          hint={t('settings.organization.timeZoneHint')}
          choices={timeZoneChoices(settings.timeZone)}
          defaultValue={settings.timeZone}
        />
        <SelectField
          name="weekStartsOn"
          label={t('settings.organization.weekStartsOn')}
          choices={weekdayChoices(locale)}
          defaultValue={String(settings.weekStartsOn)}
        />
        <NumberField
          name="margin"
          label={t('settings.organization.margin')}
          hint={t('settings.organization.marginHint')}
          unit={{ kind: 'percent' }}
          locale={locale}
          refusals={refusals}
          defaultValue={marginBasisPoints === null ? '' : String(marginBasisPoints / 100)}
        />
      </div>
      <div>
        <SubmitButton variant="primary">{t('common.save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
