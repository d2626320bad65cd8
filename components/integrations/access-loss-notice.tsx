import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatInstant, formatMoney } from '@/components/i18n/format';
import { Notice } from '@/components/ui/notice';
import type { TokenLossImpact } from '@/lib/integrations/token-loss-impact';

export function AccessLossNotice({
  impact,
  timeZone,
  action,
}: {
  impact: TokenLossImpact;
  timeZone: string;
  action: ReactNode;
}) {
  const t = useTranslations('integrations.accessLoss');
  const locale = useLocale();
  const { at, adAccounts, profiles, scheduledPosts, readOn, unwatchedSpend } = impact;
  const lines = [
    adAccounts > 0 ? t('adAccounts', { count: adAccounts }) : null,
    profiles > 0 ? t('profiles', { count: profiles }) : null,
    scheduledPosts > 0 ? t('scheduledPosts', { count: scheduledPosts }) : null,
    ...unwatchedSpend.map(({ currency, micros }) =>
      t('unmonitored', { amount: formatMoney({ amountMicros: micros, currency }, locale) }),
    ),
    readOn > 0 ? t('stillSyncs', { count: readOn }) : null,
  ].filter((line) => line !== null);
  return (
    <Notice
      kind={at ? 'warning' : 'error'}
      title={at ? t('ends', { date: formatInstant(at, locale, timeZone) }) : t('ended')}
      action={action}
    >
      <ul className="list-inside list-disc">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
