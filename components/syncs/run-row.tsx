import { useLocale, useTranslations } from 'next-intl';
import { formatInstant, formatNumber } from '@/components/i18n/format';
import { formatDuration } from '@/components/i18n/format-duration';
import { ConnectionName } from '@/components/platforms/connection-name';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { Cell } from '@/components/ui/data-table';
import { Link } from '@/components/ui/link';
import type { SyncRunListItem } from '@/lib/sync/schema';
import { RunOutcome } from './run-outcome';

interface RunRowProps {
  run: SyncRunListItem;
  orgId: string;
  timeZone: string;
  ofOneConnection: boolean;
  shownCodes: readonly string[];
}

export function RunRow({ run, orgId, timeZone, ofOneConnection, shownCodes }: RunRowProps) {
  const t = useTranslations('syncs');
  const none = useTranslations('common')('none');
  const locale = useLocale();
  const duration = run.durationSeconds === null ? null : formatDuration(run.durationSeconds, locale);
  return (
    <tr className="hover:bg-canvas">
      <Cell className="w-[56%] align-top md:w-px">
        <Link
          href={orgHref(locale, orgId, `syncs/${run.id}`)}
          className="flex min-h-6 items-center font-medium whitespace-nowrap hover:underline"
        >
          <time dateTime={run.requestedAt}>{formatInstant(run.requestedAt, locale, timeZone)}</time>
        </Link>
        <div className="mt-1 grid gap-1 md:hidden">
          {ofOneConnection ? null : <MarkedConnection run={run} />}
          <DataTypeAndTrigger run={run} inline />
        </div>
      </Cell>
      {ofOneConnection ? null : (
        <Cell className="hidden align-top md:table-cell">
          <MarkedConnection run={run} />
        </Cell>
      )}
      <Cell className="hidden align-top md:table-cell">
        <DataTypeAndTrigger run={run} />
      </Cell>
      <Cell className="align-top">
        <RunOutcome run={run} shownCodes={shownCodes} />
        <p className="mt-1.5 text-xs text-muted tabular-nums xl:hidden">
          {t('rowCount', { count: run.rowsRead })}
          {duration ? ` · ${duration}` : ''}
        </p>
      </Cell>
      <Cell numeric className="hidden align-top xl:table-cell">
        <span className="block">{formatNumber(run.rowsRead, locale)}</span>
        <span className="block text-xs text-muted">
          {t('changed', { changed: formatNumber(run.rowsChanged, locale) })}
        </span>
      </Cell>
      <Cell numeric className="hidden align-top xl:table-cell">
        {duration ?? none}
      </Cell>
    </tr>
  );
}

function MarkedConnection({ run }: { run: SyncRunListItem }) {
  return (
    <span className="flex min-h-6 min-w-0 items-center gap-2">
      <PlatformMark platform={run.platform} decorative size="sm" />
      <ConnectionName connection={run} className="max-w-40 md:max-w-44 xl:max-w-64" />
    </span>
  );
}

function DataTypeAndTrigger({
  run: { dataType, trigger },
  inline = false,
}: {
  run: SyncRunListItem;
  inline?: boolean;
}) {
  const t = useTranslations();
  const data = t(`dataTypes.${dataType}`);
  const origin = <span className="text-xs whitespace-nowrap text-muted">{t(`runTriggers.${trigger}`)}</span>;
  return inline ? (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span>{data}</span>
      {origin}
    </span>
  ) : (
    <span className="grid">
      <span className="leading-6 whitespace-nowrap">{data}</span>
      {origin}
    </span>
  );
}
