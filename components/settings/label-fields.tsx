import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { LabelDto } from '@/lib/labels/schema';
import { PatternField } from './pattern-field';

const colours: readonly LabelDto['colour'][] = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
];

const MAX_NAME_LENGTH = 60;

/** `label`: its present values; a new one has none. */
export function LabelFields({
  label,
  orgId,
  countMatches,
}: {
  label?: LabelDto;
  orgId: string;
  countMatches: FormAction;
}) {
  const t = useTranslations();
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField
        name="name"
        label={t('settings.labels.name')}
        defaultValue={label?.name}
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
        required
      />
      <SelectField
        name="colour"
        label={t('settings.labels.colour')}
        choices={colours.map((colour) => ({ value: colour, label: t(`labelColours.${colour}`) }))}
        defaultValue={label?.colour}
      />
      <PatternField
        label={t('settings.labels.pattern')}
        hint={t('settings.labels.patternHint')}
        defaultValue={label?.pattern ?? ''}
        orgId={orgId}
        countMatches={countMatches}
      />
    </div>
  );
}
