import { z } from 'zod';
import { type AnnotationInput, annotationInput, MAX_ANNOTATION_LENGTH } from '@/lib/annotations/schema';
import { typedDay } from '../../../typed-day';

/** Messages of issues are keys below `errors.fields`. Without a last day it is about the first alone. */
export const annotationForm = z
  .object({
    startsOn: typedDay,
    endsOn: z.union([z.literal('').transform(() => null), typedDay]),
    // Forms send line breaks as two characters.
    text: z
      .string()
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(1, 'required').max(MAX_ANNOTATION_LENGTH, 'tooLong')),
    platform: z
      .string()
      .transform((id) => id || null)
      .pipe(annotationInput.shape.platform.unwrap()),
  })
  .transform((fields): AnnotationInput => ({ ...fields, endsOn: fields.endsOn ?? fields.startsOn }));
