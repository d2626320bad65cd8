'use client';

import { classNames } from './class-names';

const fills = {
  accent: 'fill-accent',
  positive: 'fill-positive',
  warning: 'fill-warning',
  negative: 'fill-negative',
  neutral: 'fill-faint',
} as const;

const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;

/**
 * `share` and `markShare`: 0..1. Hidden from assistive technology: the number is shown as text. SVG, because the
 * content policy forbids `style` widths; a client component, because React streams parts of server-rendered drawings
 * with `style` attributes.
 */
export function ShareBar({
  share,
  markShare,
  tone = 'accent',
  className,
}: {
  share: number;
  markShare?: number | undefined;
  tone?: keyof typeof fills;
  className?: string;
}) {
  return (
    <svg aria-hidden="true" className={classNames('h-1.5 w-full overflow-visible rtl:-scale-x-100', className)}>
      <rect width="100%" height="100%" rx="3" className="fill-line" />
      <rect width={percent(share)} height="100%" rx="3" className={fills[tone]} />
      {markShare === undefined ? null : (
        <rect x={percent(markShare)} y="-3" width="2" height="12" rx="1" className="fill-ink" />
      )}
    </svg>
  );
}
