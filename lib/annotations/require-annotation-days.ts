import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { MAX_ANNOTATION_DAYS } from './schema';

// 20 years with their leap days.
const FARTHEST_DAYS = 7305;

interface Days {
  startsOn: IsoDate;
  endsOn: IsoDate;
}

/** @throws AppError `invalid_input` for a day more than 20 years from `today`, a last day before the first, or too many */
export function requireAnnotationDays({ startsOn, endsOn }: Days, today: IsoDate): void {
  const isTooFar = (day: IsoDate) => day < addDays(today, -FARTHEST_DAYS) || day > addDays(today, FARTHEST_DAYS);
  for (const [name, day] of Object.entries({ startsOn, endsOn })) {
    if (isTooFar(day)) throw refused(name, 'annotationDayTooFar', 'must be at most 20 years from today');
  }
  if (endsOn < startsOn) throw refused('endsOn', 'annotationDaysReversed', 'must not be before startsOn');
  if (daysBetween(startsOn, endsOn) >= MAX_ANNOTATION_DAYS) {
    throw refused('endsOn', 'annotationTooManyDays', `at most ${MAX_ANNOTATION_DAYS} days`);
  }
}

function refused(name: string, messageKey: string, reason: string): AppError {
  return new AppError('invalid_input', 'The days of the note are not valid.', {
    messageKey,
    values: { most: MAX_ANNOTATION_DAYS },
    invalidParams: [{ name: `body.${name}`, reason }],
  });
}
