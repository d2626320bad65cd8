'use client';

import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { classNames } from '@/components/ui/class-names';

const SECONDS_PER_YEAR = 31_536_000;

/** Content with a button that hides it, on this device for a year. `cookie`: its name, for the server to read. */
export function HideButton({
  cookie,
  text,
  className,
  children,
}: {
  cookie: string;
  text: string;
  className?: string;
  children: ReactNode;
}) {
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  const hide = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: a preference of this device; the Cookie Store API is not everywhere
    document.cookie = `${cookie}=1; path=/; max-age=${SECONDS_PER_YEAR}; samesite=lax`;
    setHidden(true);
  };
  return (
    <div className={classNames('relative', className)}>
      {children}
      <button
        type="button"
        onClick={hide}
        aria-label={text}
        title={text}
        className="absolute end-3 top-3 flex size-8 items-center justify-center rounded-md text-faint hover:bg-sunken"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
