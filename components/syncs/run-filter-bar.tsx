import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import { FilterLinks } from '@/components/ui/filter-links';
import { Link } from '@/components/ui/link';
import { type ListFilterChoice, ListFilters } from '@/components/ui/list-filters';
import { platformIds } from '@/lib/platform-ids';
import { type SyncRunFilter, type SyncRunListItem, syncRunFilterSchema } from '@/lib/sync/schema';
import { runsHref } from './runs-href';

const states = ['running', 'queued', 'succeeded', 'failed', 'superseded'] as const;
const { dataType, trigger } = syncRunFilterSchema.shape;

type Connection = Pick<SyncRunListItem, 'integrationId' | 'platform' | 'displayName' | 'business'>;

export function RunFilterBar({
  orgId,
  filter,
  connections,
}: {
  orgId: string;
  filter: SyncRunFilter;
  connections: readonly Connection[];
}) {
  const t = useTranslations();
  const nameOf = useConnectionName();
  const locale = useLocale();
  const { status } = filter;
  const filtered = Object.keys(filter).length > 0;
  const choices: ListFilterChoice[] = [
    choice(
      'platform',
      platformIds
        .filter((id) => connections.some(({ platform }) => platform === id))
        .map((id) => [id, t(`platforms.${id}`)]),
    ),
    choice(
      'integrationId',
      connections.map((connection) => [connection.integrationId, nameOf(connection)]),
    ),
    choice(
      'dataType',
      dataType.unwrap().options.map((value) => [value, t(`dataTypes.${value}`)]),
    ),
    choice(
      'trigger',
      trigger.unwrap().options.map((value) => [value, t(`runTriggers.${value}`)]),
    ),
  ];

  function choice(name: Exclude<keyof SyncRunFilter, 'status'>, options: [string, string][]): ListFilterChoice {
    const all = { value: '', text: t(`syncs.filters.${name}.all`) };
    return {
      name,
      label: t(`syncs.filters.${name}.label`),
      value: filter[name] ?? '',
      options: [all, ...options.map(([value, text]) => ({ value, text }))],
    };
  }

  return (
    <div className="mb-4 flex flex-col gap-x-4 gap-y-2.5 *:mb-0 2xl:flex-row 2xl:items-center">
      <FilterLinks
        label={t('syncs.filters.status')}
        options={[undefined, ...states].map((state) => ({
          href: runsHref(locale, orgId, { ...filter, status: state }),
          text: state ? t(`syncs.runStates.${state}`) : t('syncs.filters.all'),
          current: status === state,
        }))}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ListFilters label={t('syncs.filters.label')} choices={choices} kept={status ? { status } : {}} />
        {filtered ? (
          <Link
            href={runsHref(locale, orgId)}
            className="inline-flex h-8 items-center gap-1 text-sm font-medium text-accent hover:underline"
          >
            <X aria-hidden="true" className="size-4" />
            {t('syncs.clearFilters')}
          </Link>
        ) : null}
      </div>
    </div>
  );
}
