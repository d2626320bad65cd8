'use client';

import { classNames } from '@/components/ui/class-names';

/** Hidden from assistive technology: the chart and its table have the numbers. A client component as `ShareBar` is. */
export function Sparkline({ path, className }: { path: string; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className={classNames('overflow-visible rtl:-scale-x-100', className)}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
