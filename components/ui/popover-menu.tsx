import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** The browser's own popover: closes on Escape and outside clicks, and needs no script. */
export function PopoverMenu({
  id,
  label,
  trigger,
  triggerClassName,
  panelClassName,
  children,
}: {
  // Unique on the page.
  id: string;
  label: string;
  trigger: ReactNode;
  triggerClassName?: string;
  panelClassName?: string;
  children: ReactNode;
}) {
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} aria-haspopup="true" className={triggerClassName}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className={classNames(
          'fixed inset-auto m-0 max-h-[80dvh] w-60 overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-raised',
          panelClassName,
        )}
      >
        {children}
      </div>
    </>
  );
}
