import type { ReactNode } from 'react';
import { wrappable } from './wrappable';

export function OverviewDetail({
  label,
  value,
  title,
  why,
  children,
}: {
  label: string;
  value: string;
  title?: string | undefined;
  why?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3 sm:px-5" title={title}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="mt-0.5">
        <span className="flex flex-wrap items-center gap-x-2">
          <bdi className="font-medium tabular-nums">{wrappable(value)}</bdi>
          {children}
          {why}
        </span>
      </dd>
    </div>
  );
}
