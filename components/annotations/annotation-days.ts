import { formatDay, formatDayRange } from '@/components/i18n/format';
import type { AnnotationDto } from '@/lib/annotations/schema';
import type { Locale } from '@/lib/i18n/routing';

export function annotationDays({ startsOn, endsOn }: AnnotationDto, locale: Locale): string {
  return startsOn === endsOn ? formatDay(startsOn, locale) : formatDayRange(startsOn, endsOn, locale);
}
