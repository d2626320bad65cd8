import { useLocale, useTranslations } from 'next-intl';
import { formatInstant } from '@/components/i18n/format';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { CodeText } from '@/components/ui/code-text';
import { Cell } from '@/components/ui/data-table';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { DeliveryDto } from '@/lib/webhooks/schema';
import { deliveryErrorKey } from './delivery-error-key';
import { DeliveryStatusBadge } from './delivery-status-badge';
import { DeliverySubject } from './delivery-subject';
import { isFailing } from './delivery-tones';

export function DeliveryRow({ delivery, orgId, timeZone }: { delivery: DeliveryDto; orgId: string; timeZone: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const { id, platform, kind, status, receivedAt, attempts, nextAttemptAt, lastErrorCode, subject } = delivery;
  const what = <CodeText className="text-xs">{kind}</CodeText>;
  return (
    <tr className="hover:bg-canvas">
      <Cell className="w-[56%] align-top md:w-px">
        <Link
          href={orgHref(locale, orgId, `deliveries/${id}`)}
          className="flex min-h-6 items-center font-medium whitespace-nowrap hover:underline"
        >
          <time dateTime={receivedAt}>{formatInstant(receivedAt, locale, timeZone)}</time>
        </Link>
        <div className="mt-1 grid gap-1 md:hidden">
          <span className="flex items-center gap-2">
            <PlatformMark platform={platform} size="sm" />
            {what}
          </span>
        </div>
      </Cell>
      <Cell className="hidden align-top md:table-cell">
        <span className="flex min-h-6 items-center gap-2">
          <PlatformMark platform={platform} decorative size="sm" />
          {t(`platforms.${platform}`)}
        </span>
      </Cell>
      <Cell className="hidden align-top md:table-cell">
        <span className="block leading-6">{what}</span>
      </Cell>
      <Cell className="hidden align-top lg:table-cell">
        <DeliverySubject subject={subject} />
      </Cell>
      <Cell className="align-top">
        <DeliveryStatusBadge status={status} />
        {isFailing(status) && lastErrorCode ? (
          <p className="mt-1 max-w-72 text-xs text-pretty text-muted">{t(deliveryErrorKey(lastErrorCode))}</p>
        ) : null}
        {status === 'retrying' && nextAttemptAt ? (
          <p className="mt-1 text-xs text-muted">
            {t('deliveries.nextAttempt')} <RelativeTime instant={nextAttemptAt} live />
          </p>
        ) : null}
        {attempts > 1 ? (
          <p className="mt-1 text-xs text-muted">{t('deliveries.attemptCount', { count: attempts })}</p>
        ) : null}
      </Cell>
    </tr>
  );
}
