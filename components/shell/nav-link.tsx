'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';

export function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const pathname = usePathname();
  const active = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={active ? 'page' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className={classNames(
        'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-base font-medium transition-colors [&_svg]:size-4 [&_svg]:shrink-0',
        active
          ? 'bg-accent-soft text-accent'
          : 'text-muted hover:bg-sunken hover:text-ink has-data-pending:bg-accent-soft has-data-pending:text-accent',
      )}
    >
      {icon}
      {children}
    </Link>
  );
}
