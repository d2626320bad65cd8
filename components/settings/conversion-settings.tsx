import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { formatDay, formatDayRange, formatMoney, formatNumber } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import type { ConversionActionsDto } from '@/lib/metrics/conversions/schema';
import { actionNameKey } from './action-name-key';
import { ConversionChoiceForm } from './conversion-choice-form';

type Settings = ConversionActionsDto['platforms'][number];

export function ConversionSettings({
  conversions: { period, platforms },
  orgId,
  actions,
}: {
  conversions: ConversionActionsDto;
  orgId: string;
  // Null: read-only.
  actions: { save: FormAction; reset: FormAction } | null;
}) {
  const t = useTranslations('settings.conversions');
  const names = useTranslations('platforms');
  const locale = useLocale();
  const shownPeriod = formatDayRange(period.from, period.to, locale);
  return (
    <Card flush title={t('title')} headingId="conversions" description={t('description', { period: shownPeriod })}>
      {platforms.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('empty')}</p>
      ) : null}
      {platforms.map((settings) => (
        <section
          key={settings.platform}
          aria-labelledby={`conversions-${settings.platform}`}
          className="grid gap-3 border-t border-line p-4 sm:p-5"
        >
          <div>
            <h3 id={`conversions-${settings.platform}`} className="text-sm font-semibold">
              {names(settings.platform)}
            </h3>
            <ChoiceFacts settings={settings} />
          </div>
          <Choice settings={settings} orgId={orgId} action={actions?.save ?? null} period={shownPeriod} />
          {actions && settings.choice ? (
            <ActionForm
              action={actions.reset}
              hidden={{ org: orgId, platform: settings.platform }}
              errorTitle={t('resetFailed')}
            >
              <div>
                <SubmitButton variant="ghost">{t('reset', { platform: names(settings.platform) })}</SubmitButton>
              </div>
            </ActionForm>
          ) : null}
        </section>
      ))}
    </Card>
  );
}

function ChoiceFacts({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.conversions');
  const locale = useLocale();
  const { attribution, choice, updatedAt, recounting, actionsFrom, hasEarlierDays, accountsWithoutActions } = settings;
  const { clickDays, viewDays, setOn, countedOn, confirmed } = attribution;
  const isPartial = hasEarlierDays || accountsWithoutActions > 0;
  return (
    <>
      <p className="mt-0.5 text-xs text-muted">
        {choice && updatedAt ? t('ownChoice', { day: formatDay(updatedAt.slice(0, 10), locale) }) : t('byDefault')}
      </p>
      <p className="mt-0.5 text-xs text-muted">
        {viewDays > 0 ? t('window', { clickDays, viewDays }) : t('clickWindow', { clickDays })} {t(`setOn.${setOn}`)}{' '}
        {t(`countedOn.${countedOn}`)} {confirmed ? null : t('unconfirmedWindow')}
      </p>
      {recounting ? (
        <Notice kind="info" className="mt-3">
          {t('recounting')}
        </Notice>
      ) : null}
      {isPartial ? (
        <Notice kind="info" className="mt-3">
          {actionsFrom && hasEarlierDays ? <p>{t('countsFrom', { day: formatDay(actionsFrom, locale) })}</p> : null}
          {accountsWithoutActions > 0 ? <p>{t('withoutActions', { count: accountsWithoutActions })}</p> : null}
        </Notice>
      ) : null}
    </>
  );
}

function Choice({
  settings,
  orgId,
  action,
  period,
}: {
  settings: Settings;
  orgId: string;
  action: FormAction | null;
  period: string;
}) {
  const t = useTranslations('settings.conversions');
  const common = useTranslations('common');
  const metrics = useTranslations('kpiMetrics');
  const locale = useLocale();
  const chosen = settings.choice ?? settings.standard;
  const rows = settings.actions.map(({ action: name, conversions, value }) => {
    const { key, secondary } = actionNameKey(name);
    const readable = key === null ? null : t(`names.${key}`);
    const shownName = readable !== null && secondary ? t('secondary', { name: readable }) : readable;
    return {
      action: name,
      name: shownName,
      conversionLabel: t('conversionOf', { name: shownName ?? name }),
      saleLabel: t('saleOf', { name: shownName ?? name }),
      count: formatNumber(conversions, locale, 1),
      value: value && formatMoney(value, locale, 'rounded'),
      isReported: Number(conversions) !== 0 || value !== null,
      isConversion: chosen.conversions.includes(name),
      isSale: chosen.sales.includes(name),
    };
  });
  return (
    <ConversionChoiceForm
      rows={rows}
      orgId={orgId}
      platform={settings.platform}
      locale={locale}
      action={action}
      labels={{
        conversion: t('conversion'),
        sale: t('sale'),
        none: t('none'),
        unreported: t('unreported', { count: rows.filter(({ isReported }) => !isReported).length }),
        preview: t('preview'),
        previewTitle: t('previewTitle', { period }),
        previewFailed: t('previewFailed'),
        figure: t('figure'),
        before: t('before'),
        after: t('after'),
        conversions: metrics('conversions'),
        value: metrics('conversion_value'),
        cpa: metrics('cpa'),
        roas: metrics('roas'),
        save: t('save'),
        errorTitle: common('errorTitle'),
      }}
    />
  );
}
