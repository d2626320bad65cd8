import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

const looks = {
  info: { icon: Info, className: 'border-accent/25 bg-accent-soft', iconClassName: 'text-accent' },
  success: { icon: CircleCheck, className: 'border-positive/25 bg-positive-soft', iconClassName: 'text-positive' },
  warning: { icon: TriangleAlert, className: 'border-warning/30 bg-warning-soft', iconClassName: 'text-warning' },
  error: { icon: CircleAlert, className: 'border-negative/30 bg-negative-soft', iconClassName: 'text-negative' },
} as const;

/** Errors are announced at once. */
export function Notice({
  kind,
  title,
  action,
  className,
  children,
}: {
  kind: keyof typeof looks;
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, className: look, iconClassName } = looks[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3 text-sm',
        look,
        className,
      )}
    >
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-4 shrink-0', iconClassName)} />
      <div className="min-w-0 flex-1 basis-52">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={title ? 'mt-0.5 text-muted' : ''}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
