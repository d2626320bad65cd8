import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { type Labelling, labellingSchema } from '@/lib/labels/schema';

/** The fields of the form that labels the selected rows of a list. */
export const labellingForm = z.object({
  org: z.string(),
  label: z.uuid(),
  // A name that occurs once is text, more often a list, and absent when nothing is selected.
  ids: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid())),
  attached: z.stringbool(),
});

/** @throws AppError `invalid_input` when no row is selected */
export function selectedIn({ ids, attached }: { ids: string[]; attached: boolean }): Labelling {
  if (ids.length === 0) {
    throw new AppError('invalid_input', 'No row is selected.', { messageKey: 'nothingSelected' });
  }
  return labellingSchema.parse({ ids, attached });
}
