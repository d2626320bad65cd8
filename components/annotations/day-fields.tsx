'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { DayRangeCalendarProps } from '@/components/calendar/day-range-calendar';
import { TextField } from '@/components/forms/text-field';
import { Skeleton } from '@/components/ui/skeleton';
import { latestDay } from '@/lib/dates';

const Calendar = dynamic(
  () => import('@/components/calendar/day-range-calendar').then((module) => module.DayRangeCalendar),
  { ssr: false, loading: () => <Skeleton className="h-76 w-63" /> },
);

interface DayFieldsProps extends Pick<DayRangeCalendarProps, 'weekStartsOn' | 'locale'> {
  startsOn: string;
  // Empty: a single day.
  endsOn: string;
  labels: DayRangeCalendarProps['labels'] & { startsOn: string; endsOn: string; endsOnHint: string; open: string };
}

/** The first and last day of a note. The fields work without scripts; the calendar is loaded when it is first opened. */
export function DayFields({ startsOn, endsOn, weekStartsOn, locale, labels }: DayFieldsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  // The typed days at the time it was opened; null: it is closed.
  const [chosen, setChosen] = useState<{ from: string; to: string } | null>(null);
  const field = (name: string) => fields.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
  const follow = () => {
    if (!details.current?.open) {
      setChosen(null);
      return;
    }
    const from = field('startsOn')?.value || startsOn;
    const to = field('endsOn')?.value || from;
    setChosen({ from, to: latestDay(from, to) });
  };
  // It may have been opened before this script ran.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(follow, []);
  const choose = (from: string, to: string) => {
    const [first, last] = [field('startsOn'), field('endsOn')];
    if (first) first.value = from;
    if (last) last.value = to === from ? '' : to;
    if (details.current) details.current.open = false;
  };
  return (
    <div ref={fields} className="grid gap-3 sm:col-span-2 sm:grid-cols-2">
      <TextField name="startsOn" type="date" dir="ltr" label={labels.startsOn} defaultValue={startsOn} required />
      <TextField
        name="endsOn"
        type="date"
        dir="ltr"
        label={labels.endsOn}
        hint={labels.endsOnHint}
        defaultValue={endsOn}
      />
      <details ref={details} onToggle={follow} className="sm:col-span-2">
        <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center text-xs font-medium text-accent hover:underline [&::-webkit-details-marker]:hidden">
          {labels.open}
        </summary>
        {chosen ? (
          <Calendar
            {...chosen}
            lastDay={null}
            months={1}
            weekStartsOn={weekStartsOn}
            locale={locale}
            labels={labels}
            onChoose={choose}
          />
        ) : null}
      </details>
    </div>
  );
}
