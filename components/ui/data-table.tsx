import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/** Scrolls sideways inside its card on narrow screens. `caption` is for screen readers only. */
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

interface Alignment {
  // Right-aligned in both directions: digits are compared place by place.
  numeric?: boolean;
  end?: boolean;
}

function alignmentClass({ numeric, end }: Alignment): string {
  if (numeric) return 'text-right';
  return end ? 'text-end' : 'text-start';
}

export function ColumnHeading({ numeric, end, className, ...props }: ComponentProps<'th'> & Alignment) {
  return (
    <th
      scope="col"
      className={classNames(
        'border-y border-line bg-canvas px-2 py-2 text-xs font-medium text-muted first:ps-4 last:pe-4 sm:px-3 sm:first:ps-5 sm:last:pe-5',
        // A long heading wraps; the numbers below it do not.
        numeric ? 'min-w-14' : 'whitespace-nowrap',
        alignmentClass({ numeric, end }),
        className,
      )}
      {...props}
    />
  );
}

export function Cell({
  numeric,
  end,
  dense = false,
  className,
  ...props
}: ComponentProps<'td'> & Alignment & { dense?: boolean }) {
  return (
    <td
      className={classNames(
        'border-b border-line px-2 align-middle first:ps-4 last:pe-4 in-[tr:last-child]:border-b-0 sm:px-3 sm:first:ps-5 sm:last:pe-5',
        dense ? 'py-1.5' : 'py-2.5',
        (numeric || end) && 'whitespace-nowrap tabular-nums',
        alignmentClass({ numeric, end }),
        className,
      )}
      {...props}
    />
  );
}
