import { useLocale, useTranslations } from 'next-intl';
import type { AnnotationDto } from '@/lib/annotations/schema';
import { annotationDays } from './annotation-days';

const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Days, platform and author of an annotation in one line; the author's name keeps its direction. */
export function useAnnotationCaption(): (annotation: AnnotationDto) => string {
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  return (annotation) =>
    [
      annotationDays(annotation, locale),
      annotation.platform && platformName(annotation.platform),
      annotation.author && `${ISOLATE}${annotation.author.name}${POP_ISOLATE}`,
    ]
      .filter(Boolean)
      .join(' · ');
}
