'use client';

import { controlClassName } from './control-class-name';
import { FieldFrame, type FieldFrameProps, useFieldAttributes } from './field-frame';

export interface Choice {
  value: string;
  label: string;
}

export function SelectField({
  name,
  label,
  hint,
  className,
  choices,
  defaultValue,
  onChoose,
}: FieldFrameProps & {
  choices: readonly Choice[];
  defaultValue?: string | undefined;
  onChoose?: (value: string) => void;
}) {
  return (
    <FieldFrame name={name} label={label} hint={hint} className={className}>
      <select
        className={controlClassName}
        defaultValue={defaultValue}
        onChange={onChoose && ((event) => onChoose(event.currentTarget.value))}
        {...useFieldAttributes(name, hint)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
