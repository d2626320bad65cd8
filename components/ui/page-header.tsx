import type { ReactNode } from 'react';

export function PageHeader({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 sm:mb-5 sm:items-end sm:gap-x-6">
      {/* On phones what is short is beside the title. */}
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 sm:block">
        <h1 className="tight text-xl font-semibold text-balance">{title}</h1>
        {children ? <div className="text-sm text-muted sm:mt-1">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
    </header>
  );
}
