import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/** A table that scrolls sideways inside its card when the screen is narrow. `caption` is read, not shown. */
export function DataTable({
  caption,
  className,
  children,
}: {
  caption: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
      <table className={classNames('w-full border-collapse text-start text-sm', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** Heading of a column; `end` for columns of numbers. */
export function ColumnHeading({ end = false, className, ...props }: ComponentProps<'th'> & { end?: boolean }) {
  return (
    <th
      scope="col"
      className={classNames(
        'border-y border-line bg-canvas px-3 py-2 text-xs font-medium whitespace-nowrap text-muted first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5',
        end ? 'text-end' : 'text-start',
        className,
      )}
      {...props}
    />
  );
}

/** A cell; `end` for numbers, which then stand in columns, `dense` for long lists. */
export function Cell({
  end = false,
  dense = false,
  className,
  ...props
}: ComponentProps<'td'> & { end?: boolean; dense?: boolean }) {
  return (
    <td
      className={classNames(
        'border-b border-line px-3 align-middle first:ps-4 last:pe-4 in-[tr:last-child]:border-b-0 sm:first:ps-5 sm:last:pe-5',
        dense ? 'py-1.5' : 'py-2.5',
        end ? 'text-end whitespace-nowrap tabular-nums' : 'text-start',
        className,
      )}
      {...props}
    />
  );
}
