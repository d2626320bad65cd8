'use client';

import {
  type CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  parseDate,
  toCalendar,
} from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  RangeCalendar,
} from 'react-aria-components/RangeCalendar';
import { shareStyleNonce } from '@/components/filters/share-style-nonce';
import { intlLocale } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { Locale } from '@/lib/i18n/routing';

export interface CalendarLabels {
  calendar: string;
  hijri: string;
  previous: string;
  next: string;
}

export interface DayRangeCalendarProps {
  from: string;
  to: string;
  // Null: every day.
  lastDay: string | null;
  // 0 is Sunday.
  weekStartsOn: number;
  // Shown beside each other.
  months: 1 | 2;
  locale: Locale;
  labels: CalendarLabels;
  onChoose: (from: string, to: string) => void;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

shareStyleNonce();

/** Days are chosen in the Gregorian calendar, and shown in that or in Umm al-Qura. */
export function DayRangeCalendar(props: DayRangeCalendarProps) {
  const { from, to, lastDay, weekStartsOn, months: shownMonths, locale, labels, onChoose } = props;
  const [hijri, setHijri] = useState(false);
  // The calendar of the locale is the one that days are shown in.
  const shownIn = hijri ? `${locale}-SA-u-ca-islamic-umalqura-nu-latn` : intlLocale(locale);
  const [Back, Forth] = locale === 'ar' ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight];
  const monthOffsets = shownMonths === 1 ? [0] : [0, 1];
  return (
    <I18nProvider locale={shownIn}>
      <RangeCalendar
        key={shownIn}
        aria-label={labels.calendar}
        defaultValue={{ start: parseDate(from), end: parseDate(to) }}
        defaultFocusedValue={parseDate(to)}
        // A limit in another calendar would be shown in that one.
        maxValue={
          lastDay === null
            ? null
            : toCalendar(parseDate(lastDay), hijri ? new IslamicUmalquraCalendar() : new GregorianCalendar())
        }
        firstDayOfWeek={weekdays[weekStartsOn] ?? 'sun'}
        visibleDuration={{ months: monthOffsets.length }}
        selectionAlignment="end"
        pageBehavior="single"
        onChange={({ start, end }) => onChoose(isoDay(start), isoDay(end))}
      >
        <div className="flex gap-6">
          {monthOffsets.map((months) => (
            <div key={months}>
              <div className="mb-1.5 flex h-8 items-center justify-between">
                {months === 0 ? (
                  <Button slot="previous" aria-label={labels.previous} className={pageButtonClassName}>
                    <Back aria-hidden="true" className="size-4" />
                  </Button>
                ) : (
                  <span className="size-8" />
                )}
                <CalendarHeading offset={{ months }} className="text-sm font-semibold" />
                {months === monthOffsets.length - 1 ? (
                  <Button slot="next" aria-label={labels.next} className={pageButtonClassName}>
                    <Forth aria-hidden="true" className="size-4" />
                  </Button>
                ) : (
                  <span className="size-8" />
                )}
              </div>
              <CalendarGrid
                offset={{ months }}
                weekdayStyle={locale === 'ar' ? 'narrow' : 'short'}
                className="border-collapse"
              >
                <CalendarGridHeader>
                  {(day) => (
                    <CalendarHeaderCell className="pb-1 text-2xs font-medium text-faint">{day}</CalendarHeaderCell>
                  )}
                </CalendarGridHeader>
                <CalendarGridBody>{(date) => <CalendarCell date={date} className={dayClassName} />}</CalendarGridBody>
              </CalendarGrid>
            </div>
          ))}
        </div>
      </RangeCalendar>
      <label className="mt-2 flex min-h-8 w-fit items-center gap-2 text-xs text-muted">
        <input type="checkbox" checked={hijri} onChange={(event) => setHijri(event.target.checked)} />
        {labels.hijri}
      </label>
    </I18nProvider>
  );
}

const pageButtonClassName =
  'flex size-8 items-center justify-center rounded-md hover:bg-sunken disabled:text-faint disabled:opacity-50';

function dayClassName(day: {
  isSelected: boolean;
  isSelectionStart: boolean;
  isSelectionEnd: boolean;
  isOutsideMonth: boolean;
  isDisabled: boolean;
  isFocusVisible: boolean;
}): string {
  const { isSelected, isSelectionStart, isSelectionEnd, isOutsideMonth, isDisabled, isFocusVisible } = day;
  const isEdge = isSelectionStart || isSelectionEnd;
  return classNames(
    'flex size-9 items-center justify-center text-sm tabular-nums outline-none',
    isOutsideMonth && 'hidden',
    isDisabled ? 'text-faint opacity-60' : 'cursor-pointer',
    isSelected && !isEdge && 'bg-accent-soft text-accent',
    isEdge && 'bg-accent font-semibold text-on-accent',
    isSelectionStart && 'rounded-s-md',
    isSelectionEnd && 'rounded-e-md',
    !isSelected && !isDisabled && 'rounded-md hover:bg-sunken',
    isFocusVisible && 'ring-2 ring-accent ring-offset-1 ring-offset-surface',
  );
}

function isoDay(date: CalendarDate): string {
  return toCalendar(date, new GregorianCalendar()).toString();
}
