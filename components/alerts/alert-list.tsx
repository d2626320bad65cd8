import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { NameText } from '@/components/ui/name-text';
import { isPlatformId } from '@/lib/platform-ids';
import { alertHref } from './alert-href';
import { AlertRow } from './alert-row';
import { type Alert, alertTone } from './alert-text';
import { groupAlerts } from './group-alerts';
import { useAlertName } from './use-alert-name';

interface AlertListProps<A extends Alert> {
  alerts: readonly A[];
  orgId: string;
  // All groups when left out.
  limit?: number;
  actionOf?: (alerts: A[]) => ReactNode;
  // Beside each other where there is room, and fewer where there is less.
  beside?: boolean;
}

/** Groups alerts of one cause and name into one entry with their number. */
export function AlertList<A extends Alert>({ alerts, orgId, limit, actionOf, beside = false }: AlertListProps<A>) {
  const t = useTranslations();
  const nameOf = useAlertName();
  const locale = useLocale();
  const row = (alert: A, action: ReactNode) => (
    <AlertRow key={alert.id} alert={alert} href={alertHref(locale, orgId, alert)} action={action} />
  );
  return (
    <ul
      className={
        beside
          ? 'grid gap-px bg-line *:bg-surface sm:auto-cols-fr sm:grid-flow-col max-sm:*:nth-[n+2]:hidden max-xl:*:nth-[n+3]:hidden'
          : 'divide-y divide-line'
      }
    >
      {groupAlerts(alerts)
        .slice(0, limit)
        .map(({ key, first, alerts: members }) =>
          members.length === 1 ? (
            row(first, actionOf?.([first]))
          ) : (
            <li key={`${key} ${first.id}`}>
              <details className="group">
                <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 hover:bg-canvas sm:px-5">
                  <ChevronDown
                    aria-hidden="true"
                    className="mt-0.5 size-4 shrink-0 text-faint transition-transform group-open:rotate-180 motion-reduce:transition-none"
                  />
                  <span className="min-w-0 flex-1">
                    <NameText className="text-sm font-medium">
                      {first.kind === 'figures_held' && isPlatformId(first.values.platform)
                        ? t(`platforms.${first.values.platform}`)
                        : nameOf(first)}
                    </NameText>
                    <span className="block text-sm text-muted">
                      {t('alerts.group', { count: members.length, kind: t(`alertKindNames.${first.kind}`) })}
                    </span>
                  </span>
                  <Badge tone={alertTone(first.severity)}>{t(`alertSeverities.${first.severity}`)}</Badge>
                </summary>
                {actionOf ? <div className="flex justify-end px-4 pb-2 sm:px-5">{actionOf(members)}</div> : null}
                <ul className="divide-y divide-line border-t border-line bg-canvas">
                  {members.map((alert) => row(alert, actionOf?.([alert])))}
                </ul>
              </details>
            </li>
          ),
        )}
    </ul>
  );
}
