'use client';

import { Languages } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';

interface LanguageSwitchProps {
  other: { locale: string; name: string };
  className?: string;
}

export function LanguageSwitch({ other, className }: LanguageSwitchProps) {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const page = pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '');
  return (
    <Link
      href={`/${other.locale}${page}${query ? `?${query}` : ''}`}
      hrefLang={other.locale}
      lang={other.locale}
      className={classNames(
        // The system's own font: one word must not load the font of another script.
        'inline-flex h-9 items-center gap-2 rounded-md px-2.5 font-system text-sm font-medium text-muted hover:bg-sunken hover:text-ink',
        className,
      )}
    >
      <Languages aria-hidden="true" className="size-4 shrink-0" />
      {other.name}
    </Link>
  );
}
