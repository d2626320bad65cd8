import type { ReactNode } from 'react';

export function OverviewFigure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col bg-surface px-3.5 py-4 sm:px-5">
      <dt className="caption">{label}</dt>
      <dd className="mt-1.5 min-w-0">
        {/* The isolate takes its direction from the number; the line around it keeps that of the page. */}
        <span className="tight block text-[1.125rem] leading-8 font-semibold tabular-nums sm:text-xl lg:text-[1.125rem] 2xl:text-2xl">
          <bdi>{wrappable(value)}</bdi>
        </span>
        <span className="mt-1 flex min-h-5 flex-wrap items-center gap-x-2">{children}</span>
      </dd>
    </div>
  );
}

export function OverviewDetail({ label, value, title }: { label: string; value: string; title?: string | undefined }) {
  return (
    <div className="min-w-0 bg-surface px-3.5 py-3 sm:px-5" title={title}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="mt-0.5 font-medium tabular-nums">
        <bdi>{wrappable(value)}</bdi>
      </dd>
    </div>
  );
}

// `Intl` joins number and unit by a no-break space; in a narrow tile the unit may wrap.
function wrappable(value: string): string {
  return value.replaceAll('\u00a0', ' ');
}
