import { CircleCheck, CircleDashed, CircleX, Clock, Inbox } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatInstant } from '@/components/i18n/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { DeliveryDetailDto } from '@/lib/webhooks/schema';
import { deliveryErrorKey } from './delivery-error-key';

export function DeliveryAttempts({ delivery, timeZone }: { delivery: DeliveryDetailDto; timeZone: string }) {
  const t = useTranslations();
  const { status, receivedAt, failures, nextAttemptAt, endedAt } = delivery;
  return (
    <ol className="divide-y divide-line border-t border-line">
      <Moment
        icon={<Inbox aria-hidden="true" className="text-faint" />}
        at={receivedAt}
        timeZone={timeZone}
        what={t('deliveries.timeline.received')}
      />
      {failures.map(({ at, errorCode }) => (
        <Moment
          key={at}
          icon={<CircleX aria-hidden="true" className="text-negative" />}
          at={at}
          timeZone={timeZone}
          what={t('deliveries.timeline.failed')}
        >
          {t(deliveryErrorKey(errorCode))}
        </Moment>
      ))}
      {status === 'processed' || status === 'ignored' ? (
        <Moment
          icon={<CircleCheck aria-hidden="true" className="text-positive" />}
          at={endedAt}
          timeZone={timeZone}
          what={t(`deliveries.timeline.${status}`)}
        />
      ) : null}
      {status === 'received' ? (
        <Moment
          icon={<CircleDashed aria-hidden="true" className="text-accent" />}
          at={null}
          timeZone={timeZone}
          what={t('deliveries.timeline.waiting')}
        />
      ) : null}
      {status === 'retrying' && nextAttemptAt ? (
        <Moment
          icon={<Clock aria-hidden="true" className="text-warning" />}
          at={nextAttemptAt}
          timeZone={timeZone}
          what={
            <>
              {t('deliveries.nextAttempt')} <RelativeTime instant={nextAttemptAt} live />
            </>
          }
        />
      ) : null}
    </ol>
  );
}

function Moment({
  icon,
  at,
  timeZone,
  what,
  children,
}: {
  icon: ReactNode;
  at: string | null;
  timeZone: string;
  what: ReactNode;
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <li className="flex items-start gap-2.5 px-4 py-2.5 text-sm sm:px-5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0 flex-1">
        <p>{what}</p>
        {children ? <p className="text-xs text-muted">{children}</p> : null}
      </div>
      {at ? (
        <time dateTime={at} className="text-xs whitespace-nowrap text-muted tabular-nums">
          {formatInstant(at, locale, timeZone)}
        </time>
      ) : null}
    </li>
  );
}
