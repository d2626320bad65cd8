'use client';

import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { useFilterNavigation } from './filter-navigation';

/** A link that changes the filter; without scripts it is a plain link. */
export function FilterLink({
  href,
  current = false,
  closesPanel = false,
  label,
  className,
  children,
}: {
  href: string;
  current?: boolean;
  closesPanel?: boolean;
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  const navigation = useFilterNavigation();
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={label}
      aria-current={current ? 'true' : undefined}
      className={className}
      onClick={closesPanel ? (event) => closePanelAround(event.currentTarget) : undefined}
      onNavigate={(event) => {
        if (!navigation) return;
        event.preventDefault();
        navigation.navigate(href);
      }}
    >
      {children}
    </Link>
  );
}

function closePanelAround(link: HTMLElement): void {
  link.closest<HTMLElement>('[popover]')?.hidePopover();
}
