import { TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { NameText } from '@/components/ui/name-text';
import { isPlatformId } from '@/lib/platform-ids';
import { alertGroupHref } from './alert-href';
import { type Alert, alertTone } from './alert-text';
import type { AlertGroup } from './group-alerts';
import { useAlertName } from './use-alert-name';

const iconColours = { neutral: 'text-faint', warning: 'text-warning', negative: 'text-negative' } as const;

/** An entry of two short lines: what and why, with the money at stake where it is known. */
export function AlertGroupRow({
  group: { first, alerts, atStake },
  orgId,
}: {
  group: AlertGroup<Alert>;
  orgId: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = useAlertName();
  const { platform } = first.values;
  const isOfPlatform = first.kind === 'figures_held' && isPlatformId(platform);
  const kind = t(`alertKindNames.${first.kind}`);
  return (
    <li>
      <Link
        href={alertGroupHref(locale, orgId, alerts)}
        className="flex min-h-11 items-center gap-2.5 px-4 py-1.5 hover:bg-canvas"
      >
        <TriangleAlert
          aria-hidden="true"
          className={classNames('size-4 shrink-0', iconColours[alertTone(first.severity)])}
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-start justify-between gap-2.5 text-sm">
            <NameText className="font-medium">{isOfPlatform ? t(`platforms.${platform}`) : nameOf(first)}</NameText>
            {atStake ? (
              <bdi className="shrink-0 font-semibold text-negative tabular-nums">
                {formatMoney(atStake, locale, 'rounded')}
              </bdi>
            ) : null}
          </span>
          <span className="block text-xs text-muted">
            {alerts.length > 1 ? t('alerts.group', { count: alerts.length, kind }) : kind}
          </span>
        </span>
      </Link>
    </li>
  );
}
