import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import type { AnnotationDto } from '@/lib/annotations/schema';
import { platformIds } from '@/lib/platform-ids';

const MAX_LENGTH = 500;

/** `annotation`: its present values; a new one begins with a day. */
export function AnnotationFields({ annotation }: { annotation: Partial<AnnotationDto> & { startsOn: string } }) {
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
      <TextField
        name="startsOn"
        type="date"
        dir="ltr"
        label={t('annotations.startsOn')}
        defaultValue={startsOn}
        required
      />
      <TextField
        name="endsOn"
        type="date"
        dir="ltr"
        label={t('annotations.endsOn')}
        hint={t('annotations.endsOnHint')}
        defaultValue={endsOn === startsOn ? '' : endsOn}
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
