'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isVisibleAndReachable, PageRefresh } from '@/components/sync/page-refresh';

const PAUSE_MS = 2000;

/** Renders the page again until it has the newer figures that are being added up. */
export function RenewFigures() {
  const router = useRouter();
  useEffect(() => {
    const refresh = new PageRefresh(() => router.refresh(), isVisibleAndReachable);
    const timer = setInterval(() => refresh.request(), PAUSE_MS);
    return () => {
      clearInterval(timer);
      refresh.end();
    };
  }, [router]);
  return null;
}
