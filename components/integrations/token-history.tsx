import { useLocale, useTranslations } from 'next-intl';
import { formatInstant } from '@/components/i18n/format';
import { syncErrorKey } from '@/components/sync/sync-error-key';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { TokenEventDto } from '@/lib/tokens/token-events-schema';

const tones: Record<TokenEventDto['outcome'], Tone> = {
  granted: 'positive',
  refreshed: 'positive',
  retry_wait: 'warning',
  reauth_required: 'negative',
  superseded: 'neutral',
  disconnected: 'neutral',
};

export function TokenHistory({ events, timeZone }: { events: TokenEventDto[]; timeZone: string }) {
  const t = useTranslations('integrations.tokenEvents');
  const errors = useTranslations('syncErrors');
  const common = useTranslations('common');
  const locale = useLocale();
  const validUntil = ({ tokenExpiresAt, outcome }: TokenEventDto) => {
    if (tokenExpiresAt) return formatInstant(tokenExpiresAt, locale, timeZone);
    return outcome === 'granted' || outcome === 'refreshed' ? t('noEnd') : null;
  };
  if (events.length === 0) return <EmptyState title={t('empty')} />;
  return (
    <DataTable caption={t('title')}>
      <thead>
        <tr>
          <ColumnHeading>{t('when')}</ColumnHeading>
          <ColumnHeading>{t('cause')}</ColumnHeading>
          <ColumnHeading>{t('who')}</ColumnHeading>
          <ColumnHeading>{t('outcome')}</ColumnHeading>
          <ColumnHeading>{t('validUntil')}</ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <Cell className="whitespace-nowrap">
              <time dateTime={event.happenedAt}>{formatInstant(event.happenedAt, locale, timeZone)}</time>
            </Cell>
            <Cell>{t(`causes.${event.cause}`)}</Cell>
            <Cell className="text-muted">
              {event.actor.name ? <bdi>{event.actor.name}</bdi> : t(`actors.${event.actor.type}`)}
            </Cell>
            <Cell>
              <Badge tone={tones[event.outcome]} dot>
                {t(`outcomes.${event.outcome}`)}
              </Badge>
              {event.errorCode ? (
                <p className="mt-1 max-w-72 min-w-44 text-xs text-muted">{errors(syncErrorKey(event.errorCode))}</p>
              ) : null}
              {event.retryAt ? (
                <p className="mt-1 text-xs text-muted">
                  {t('retryAt', { date: formatInstant(event.retryAt, locale, timeZone) })}
                </p>
              ) : null}
              {event.vendorRequestId ? (
                <p className="mt-1 text-2xs wrap-anywhere text-faint">
                  {t('requestId')} <bdi dir="ltr">{event.vendorRequestId}</bdi>
                </p>
              ) : null}
            </Cell>
            <Cell className="whitespace-nowrap text-muted">{validUntil(event) ?? common('none')}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
