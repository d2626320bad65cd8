import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { ColumnHeading } from '@/components/ui/data-table';
import { FilterLink } from './filter-link';

/** The heading of a column that the list can be sorted by. `direction` is null while it is sorted by another one. */
export function SortHeading({
  href,
  direction,
  children,
  ...heading
}: ComponentProps<typeof ColumnHeading> & { href: string; direction: 'ascending' | 'descending' | null }) {
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <ColumnHeading aria-sort={direction ?? 'none'} {...heading}>
      <FilterLink
        href={href}
        className={classNames(
          'inline-flex min-h-6 items-center gap-1 hover:text-ink',
          direction && 'text-ink',
          // Numbers end at the right in both directions, and so does the text above them.
          heading.numeric && 'ltr:flex-row-reverse',
        )}
      >
        {children}
        {/* Room for it is always kept, so that no column moves. */}
        <Arrow aria-hidden="true" className={classNames('size-3.5 shrink-0', direction ? '' : 'invisible')} />
      </FilterLink>
    </ColumnHeading>
  );
}
