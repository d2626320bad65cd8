import { formatMoney, formatPercent } from '@/components/i18n/format';
import type { Tone } from '@/components/ui/badge';
import type { OpenAlert } from '@/lib/alerts/schema';
import type { Locale } from '@/lib/i18n/routing';

// On the dashboard, alerts also have their money at stake.
export type Alert = Omit<OpenAlert, 'atStake'> & Partial<Pick<OpenAlert, 'atStake'>>;

const tones: Record<Alert['severity'], Exclude<Tone, 'positive' | 'accent'>> = {
  info: 'neutral',
  warning: 'warning',
  urgent: 'negative',
  critical: 'negative',
};

export function alertTone(severity: Alert['severity']) {
  return tones[severity];
}

/** Every value as text: shares as percent, amounts with their currency. `platformName` is in the reader's language. */
export function alertValues(
  { values }: Pick<Alert, 'values'>,
  locale: Locale,
  platformName: string,
): Record<string, string | number> {
  const share = typeof values.percent === 'number' ? formatPercent(values.percent / 100, locale, 0) : '';
  const money = (micros: string | number | undefined) =>
    micros === undefined || !values.currency
      ? ''
      : formatMoney({ amountMicros: String(micros), currency: String(values.currency) }, locale, 'rounded');
  const amounts = {
    used: money(values.usedMicros),
    limit: money(values.limitMicros ?? values.budgetMicros),
    dailyBudget: money(values.budgetMicros),
  };
  const absent = {
    days: 0,
    hours: 0,
    level: '',
    summary: '',
    consent: 'all',
    clock: 'lifetime',
    takenOver: 0,
    unread: 0,
    heir: '',
    doubt: '',
  };
  return { ...absent, ...values, ...amounts, share, platformName };
}
