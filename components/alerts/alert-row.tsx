import { Clock, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatMoney } from '@/components/i18n/format';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { NameText } from '@/components/ui/name-text';
import { RelativeTime } from '@/components/ui/relative-time';
import { isPlatformId } from '@/lib/platform-ids';
import { type Alert, alertTone, alertValues } from './alert-text';
import { useAlertName } from './use-alert-name';

const iconColours = { neutral: 'text-faint', warning: 'text-warning', negative: 'text-negative' } as const;

export function AlertRow({ alert, href, action }: { alert: Alert; href: string; action?: ReactNode }) {
  const t = useTranslations();
  const locale = useLocale();
  const tone = alertTone(alert.severity);
  const name = useAlertName()(alert);
  const platformName = isPlatformId(alert.values.platform) ? t(`platforms.${alert.values.platform}`) : '';
  const Icon = alert.kind === 'token_expiring' || alert.kind === 'sync_stale' ? Clock : TriangleAlert;
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3 sm:px-5">
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-4 shrink-0', iconColours[tone])} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-sm">
          <Link href={href} className="font-medium hover:underline">
            {/* The name of a connection is a text of the page; all others are names of their own direction. */}
            {alert.subjectType === 'integration' ? name : <bdi>{name}</bdi>}
          </Link>
        </p>
        <p className="text-sm text-muted">{t(`alertKinds.${alert.kind}`, alertValues(alert, locale, platformName))}</p>
        <AlertPlace values={alert.values} />
        <p className="mt-1 flex flex-wrap items-center gap-2 text-2xs text-faint">
          <Badge tone={tone}>{t(`alertSeverities.${alert.severity}`)}</Badge>
          <RelativeTime instant={alert.openedAt} />
          {alert.atStake ? (
            <span className="font-semibold text-negative tabular-nums">
              {t('dashboard.alerts.atStake', { amount: formatMoney(alert.atStake, locale, 'rounded') })}
            </span>
          ) : null}
        </p>
      </div>
      {action ? <div className="ms-auto">{action}</div> : null}
    </li>
  );
}

/** Distinguishes two alerts of one name by platform, ad account and campaign end. */
function AlertPlace({ values: { platform, accountName, endsAt } }: { values: Alert['values'] }) {
  const t = useTranslations('alerts');
  if (!isPlatformId(platform)) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
      <PlatformMark platform={platform} size="sm" />
      {typeof accountName === 'string' ? <NameText>{accountName}</NameText> : null}
      {typeof endsAt === 'string' ? (
        <span>
          {t('ends')} <RelativeTime instant={endsAt} />
        </span>
      ) : null}
    </p>
  );
}
