'use client';

import { WifiOff } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatTimeOfDay } from '@/components/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { blockNavigation } from './block-navigation';
import { useConnection } from './use-connection';

interface ConnectionText {
  offline: string;
  unreachable: string;
  shownFrom: string;
  kept: string;
}

function figuresTime(): Date | null {
  const instant = document.querySelector<HTMLElement>('[data-figures-of]')?.dataset.figuresOf;
  return instant ? new Date(instant) : null;
}

/** Failed requests are sent again by their senders, not here. */
export function ConnectionBanner({ text, locale }: { text: ConnectionText; locale: Locale }) {
  const pathname = usePathname();
  const connection = useConnection();
  const isLost = connection !== 'connected';
  const [openedAt, setOpenedAt] = useState<Date | null>(null);
  const [wasKept, setWasKept] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page of another address is as old as its opening
  useEffect(() => setOpenedAt(new Date()), [pathname]);
  useEffect(() => {
    if (!isLost) return;
    setWasKept(false);
    return blockNavigation(() => setWasKept(true));
  }, [isLost]);
  const hasFigures = pathname.includes('/orgs/');
  const shownFrom = isLost && hasFigures ? (figuresTime() ?? openedAt) : null;
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex justify-center px-4 pb-4 empty:hidden"
    >
      {isLost ? (
        <div className="flex max-w-xl items-start gap-3 rounded-lg border border-warning/30 bg-warning-soft px-4 py-3 text-sm shadow-raised">
          <WifiOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
          <p>
            <span className="font-medium">{text[connection]}</span>{' '}
            {shownFrom ? (
              <span>
                {text.shownFrom} <time dateTime={shownFrom.toISOString()}>{formatTimeOfDay(shownFrom, locale)}</time>.{' '}
              </span>
            ) : null}
            {wasKept ? text.kept : null}
          </p>
        </div>
      ) : null}
    </div>
  );
}
