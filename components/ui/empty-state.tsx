import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  tall = false,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tall?: boolean;
}) {
  return (
    <div className={classNames('flex flex-col items-center justify-center px-6 text-center', tall ? 'py-16' : 'py-8')}>
      {Icon ? (
        <span className="mb-3 flex size-10 items-center justify-center rounded-full bg-sunken text-faint">
          <Icon aria-hidden="true" className="size-5" />
        </span>
      ) : null}
      <p className="font-medium">{title}</p>
      {children ? <p className="mt-1 max-w-md text-sm text-balance text-muted">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
