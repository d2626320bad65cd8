import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** A button of the filter bar with the browser's own popover, which needs no script. On phones a sheet at the bottom. */
export function FilterPanel({
  id,
  name,
  value,
  detail,
  active = false,
  className,
  children,
}: {
  // Unique on the page.
  id: string;
  name: string;
  value: ReactNode;
  // Where there is room for it.
  detail?: ReactNode;
  // The filter differs from its default.
  active?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={classNames(
          'inline-flex h-9 shrink-0 items-center gap-1.5 rounded-md border bg-surface px-2.5 text-sm font-medium whitespace-nowrap shadow-card hover:bg-sunken',
          active ? 'border-accent text-accent' : 'border-line-strong/60',
        )}
      >
        <span className="sr-only">{name}: </span>
        {value}
        {detail ? <span className="hidden font-normal text-muted min-[90rem]:inline">{detail}</span> : null}
        {/* Between phone and desktop, the bar has room for its texts only. */}
        <ChevronDown aria-hidden="true" className="size-3.5 text-faint md:max-xl:hidden" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        className={classNames(
          'anchored-panel max-h-[min(80dvh,32rem)] overflow-y-auto border border-line bg-surface p-1.5 shadow-raised',
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}

/** A choice in a panel. `mark` is in front of the text. */
export const panelChoiceClassName =
  'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent';
