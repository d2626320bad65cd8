import { z } from 'zod';
import { calendarDay } from '@/lib/calendar-day';

/** A day from a form. Messages are keys below `errors.fields`. */
export const typedDay = z
  .string()
  .min(1, 'required')
  .refine((text) => calendarDay.safeParse(text).success, 'date');
