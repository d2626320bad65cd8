'use client';

import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { whyParameters } from './why-address';

/** Opens the explanation of a figure, which is part of the address; the page itself is not loaded again. */
export function WhyLink({
  href,
  label,
  className,
  children,
}: {
  href: string;
  // What the link does, for those who do not see what is around it.
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // What the page changed of its address meanwhile stays.
    const address = new URL(window.location.href);
    const wanted = new URL(href, address).searchParams;
    for (const name of whyParameters) {
      const value = wanted.get(name);
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    window.history.pushState(null, '', `${address.pathname}${address.search}`);
  };
  return (
    <a href={href} onClick={open} className={classNames('relative z-1 rounded-sm', className)}>
      {children}
      <span className="sr-only">{label}</span>
    </a>
  );
}
