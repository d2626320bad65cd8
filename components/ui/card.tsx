import type { ReactNode } from 'react';
import { classNames } from './class-names';

interface CardProps {
  title: string;
  // Unique on the page.
  headingId: string;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  // Lets the content touch the edges of the card.
  flush?: boolean;
  children: ReactNode;
}

export function Card({ title, headingId, description, action, className, flush = false, children }: CardProps) {
  return (
    <section
      aria-labelledby={headingId}
      className={classNames(
        'flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-card',
        className,
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-4 py-2.5 sm:px-5 sm:pt-3.5 sm:pb-3">
        <div className="min-w-0">
          <h2 id={headingId} className="text-base font-semibold">
            {title}
          </h2>
          {description ? <div className="mt-0.5 text-xs text-muted">{description}</div> : null}
        </div>
        {action ? <div className="flex shrink-0 items-center gap-2">{action}</div> : null}
      </header>
      <div className={classNames('min-w-0 flex-1', flush ? '' : 'px-4 pb-4 sm:px-5 sm:pb-5')}>{children}</div>
    </section>
  );
}
