'use client';

import { useEffect, useState } from 'react';
import { formatRelative } from '@/components/i18n/format';
import type { Locale } from '@/lib/i18n/routing';

const MS_PER_TICK = 30_000;

/** Starts with the server's text and updates it twice a minute. */
export function TickingTime({
  instant,
  initialText,
  locale,
}: {
  instant: string;
  initialText: string;
  locale: Locale;
}) {
  const [renewed, setRenewed] = useState<{ instant: string; text: string } | null>(null);
  useEffect(() => {
    const renew = () => setRenewed({ instant, text: formatRelative(instant, new Date(), locale) });
    const timer = setInterval(renew, MS_PER_TICK);
    return () => clearInterval(timer);
  }, [instant, locale]);
  return <time dateTime={instant}>{renewed?.instant === instant ? renewed.text : initialText}</time>;
}
