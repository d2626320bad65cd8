import { useLocale, useTranslations } from 'next-intl';
import { formatInstant, formatNumber } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { CodeText } from '@/components/ui/code-text';
import { Fact } from '@/components/ui/fact';
import { Link } from '@/components/ui/link';
import type { DeliveryDetailDto } from '@/lib/webhooks/schema';
import { DeliverySubject } from './delivery-subject';

export function DeliveryFacts({
  delivery,
  orgId,
  timeZone,
}: {
  delivery: DeliveryDetailDto;
  orgId: string;
  timeZone: string;
}) {
  const t = useTranslations('deliveries');
  const none = useTranslations('common')('none');
  const locale = useLocale();
  const { id, integrationId, occurredAt, receivedAt, endedAt, attempts, replays, subject } = delivery;
  const instant = (at: string | null) => (at ? <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time> : none);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
      <Fact name={t('detail.occurred')}>{instant(occurredAt)}</Fact>
      <Fact name={t('columns.received')}>{instant(receivedAt)}</Fact>
      <Fact name={t('detail.ended')}>{instant(endedAt)}</Fact>
      <Fact name={t('detail.attempts')}>{formatNumber(attempts, locale)}</Fact>
      <Fact name={t('detail.replays')}>{formatNumber(replays, locale)}</Fact>
      <Fact name={t('columns.subject')} wide>
        <DeliverySubject subject={subject} />
      </Fact>
      {integrationId ? (
        <Fact name={t('detail.connection')}>
          <Link href={orgHref(locale, orgId, `integrations/${integrationId}`)} className="text-accent hover:underline">
            {t('detail.toConnection')}
          </Link>
        </Fact>
      ) : null}
      <Fact name={t('detail.id')} wide>
        <CodeText>{id}</CodeText>
      </Fact>
    </dl>
  );
}
