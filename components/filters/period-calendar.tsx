'use client';

import { useRef } from 'react';
import { type CalendarLabels, DayRangeCalendar } from '@/components/calendar/day-range-calendar';
import type { Locale } from '@/lib/i18n/routing';
import { useFilterNavigation } from './filter-navigation';

export interface PeriodCalendarProps {
  from: string;
  to: string;
  // The organization's day.
  today: string;
  // 0 is Sunday.
  weekStartsOn: number;
  locale: Locale;
  // The address of other days: these two are replaced in it.
  href: string;
  labels: CalendarLabels;
}

/** Two months, one on phones. */
export function PeriodCalendar({ today, href, ...calendar }: PeriodCalendarProps) {
  const navigation = useFilterNavigation();
  const ref = useRef<HTMLDivElement>(null);
  const narrow = window.matchMedia('(max-width: 40rem)').matches;
  const choose = (from: string, to: string) => {
    const address = new URL(href, window.location.origin);
    address.searchParams.set('from', from);
    address.searchParams.set('to', to);
    ref.current?.closest<HTMLElement>('[popover]')?.hidePopover();
    navigation?.navigate(`${address.pathname}${address.search}`);
  };
  return (
    <div ref={ref}>
      <DayRangeCalendar {...calendar} lastDay={today} months={narrow ? 1 : 2} onChoose={choose} />
    </div>
  );
}
