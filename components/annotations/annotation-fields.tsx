import { useLocale, useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { AnnotationDto } from '@/lib/annotations/schema';
import { platformIds } from '@/lib/platform-ids';
import { DayFields } from './day-fields';

const MAX_LENGTH = 500;

/** `annotation`: its present values; a new one begins with a day. */
export function AnnotationFields({
  annotation,
  weekStartsOn,
}: {
  annotation: Partial<AnnotationDto> & { startsOn: string };
  // 0 is Sunday.
  weekStartsOn: number;
}) {
  const t = useTranslations();
  const { startsOn, endsOn, text, platform } = annotation;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextAreaField
        name="text"
        label={t('annotations.text')}
        defaultValue={text}
        maxLength={MAX_LENGTH}
        rows={2}
        required
        className="sm:col-span-2"
      />
      <DayFields
        startsOn={startsOn}
        endsOn={endsOn === undefined || endsOn === startsOn ? '' : endsOn}
        weekStartsOn={weekStartsOn}
        locale={useLocale()}
        labels={{
          ...{ startsOn: t('annotations.startsOn'), endsOn: t('annotations.endsOn') },
          ...{ endsOnHint: t('annotations.endsOnHint'), open: t('annotations.calendar') },
          ...{ calendar: t('filters.calendar'), hijri: t('filters.hijri') },
          ...{ previous: t('filters.previousMonth'), next: t('filters.nextMonth') },
        }}
      />
      <SelectField
        name="platform"
        label={t('annotations.platform')}
        choices={[
          { value: '', label: t('annotations.allPlatforms') },
          ...platformIds.map((id) => ({ value: id, label: t(`platforms.${id}`) })),
        ]}
        defaultValue={platform ?? ''}
      />
    </div>
  );
}
