'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFilterNavigation } from './filter-navigation';

/** Dims figures of the old filter while those of the new one load. */
export function FilteredArea({ className, children }: { className?: string; children: ReactNode }) {
  const pending = useFilterNavigation()?.pending ?? false;
  return (
    <div aria-busy={pending} className={classNames('transition-opacity delay-100', pending && 'opacity-50', className)}>
      {children}
    </div>
  );
}
