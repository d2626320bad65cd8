import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FilterLink } from './filter-link';
import { FilterPanel, panelChoiceClassName } from './filter-panel';
import { nextSort, type SortOrder, sortedField } from './sort-order';

/** What a list is sorted by, also where the column is not shown. A choice of the present field turns the order. */
export function SortPanel<Field extends string>({
  fields,
  sort,
  ascendingFirst,
  hrefOf,
}: {
  fields: readonly { field: Field; text: string }[];
  sort: SortOrder<Field>;
  ascendingFirst: readonly Field[];
  hrefOf: (sort: SortOrder<Field>) => string;
}) {
  const t = useTranslations('filters');
  const current = sortedField(sort);
  const Arrow = current.isDescending ? ArrowDown : ArrowUp;
  const direction = (
    <>
      <Arrow aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{t(current.isDescending ? 'descending' : 'ascending')}</span>
    </>
  );
  return (
    <FilterPanel
      id="sort"
      name={t('sort')}
      value={
        <span className="inline-flex items-center gap-1">
          {fields.find(({ field }) => field === current.field)?.text}
          {direction}
        </span>
      }
      className="sm:w-56"
    >
      <ul>
        {fields.map(({ field, text }) => (
          <li key={field}>
            <FilterLink
              href={hrefOf(nextSort(field, sort, ascendingFirst))}
              current={field === current.field}
              closesPanel
              className={panelChoiceClassName}
            >
              <span className="flex-1">{text}</span>
              {field === current.field ? direction : null}
            </FilterLink>
          </li>
        ))}
      </ul>
    </FilterPanel>
  );
}
