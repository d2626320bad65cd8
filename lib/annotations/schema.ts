import { z } from 'zod';
import { calendarDay } from '@/lib/calendar-day';
import { figureFilterFields } from '@/lib/metrics/figure-filter';
import { platformIds } from '@/lib/platform-ids';

export const MAX_ANNOTATION_LENGTH = 500;
export const MAX_ANNOTATION_DAYS = 31;
const MAX_LIMIT = 200;

export const annotationInput = z.strictObject({
  // Days of the organization's calendar, at most 20 years away; at most 31 of them.
  startsOn: calendarDay,
  endsOn: calendarDay,
  text: z.string().trim().min(1).max(MAX_ANNOTATION_LENGTH),
  // Null: about all platforms.
  platform: z.enum(platformIds).nullable().default(null),
});

export const annotationChanges = z
  .strictObject({ ...annotationInput.shape, platform: z.enum(platformIds).nullable() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'at least one field');

/** Annotations of at least one day from `from` to `to`. Those about all platforms are of every platform. */
export const annotationListQuery = z.strictObject({
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  platforms: figureFilterFields.platforms,
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(50),
  cursor: z.string().optional(),
});

export const annotationSchema = z.strictObject({
  id: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  text: z.string(),
  platform: z.enum(platformIds).nullable(),
  // Null: no longer a member.
  author: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const annotationListSchema = z.strictObject({
  annotations: z.array(annotationSchema),
  nextCursor: z.string().nullable(),
});

export type AnnotationInput = z.output<typeof annotationInput>;
export type AnnotationChanges = z.infer<typeof annotationChanges>;
export type AnnotationListQuery = z.infer<typeof annotationListQuery>;
export type AnnotationDto = z.infer<typeof annotationSchema>;
export type AnnotationList = z.infer<typeof annotationListSchema>;
