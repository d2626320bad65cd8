'use client';

import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { PeriodCalendarProps } from './period-calendar';
import { useFirstOpen } from './use-first-open';

const Calendar = dynamic(() => import('./period-calendar').then((module) => module.PeriodCalendar), {
  ssr: false,
  loading: () => <Skeleton className="h-76 w-63 sm:w-132" />,
});

/** Loaded when its panel is first opened. Another period in the address starts it again with those days. */
export function LazyPeriodCalendar(props: PeriodCalendarProps) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useFirstOpen(ref);
  return <div ref={ref}>{opened ? <Calendar key={`${props.from} ${props.to}`} {...props} /> : null}</div>;
}
