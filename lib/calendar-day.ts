import { z } from 'zod';
import { storableInstant } from '@/lib/dates';

/** A day from outside, `YYYY-MM-DD`: ISO 8601 has a year 0000, the calendar and Postgres do not. */
export const calendarDay = z.iso
  .date()
  .refine((day) => storableInstant(day) !== null, 'must be a day of the years 1000 to 9999');
