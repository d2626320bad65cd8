'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { formatTypedNumber } from '@/components/i18n/format-typed-number';
import type { Locale } from '@/lib/i18n/routing';
import { type NumberUnit, readTypedNumber, type TypedNumberRefusal } from '@/lib/typed-number';
import { controlClassName } from './control-class-name';
import { FieldFrame, type FieldFrameProps, useFieldAttributes } from './field-frame';

interface NumberFieldProps
  extends FieldFrameProps,
    Pick<ComponentProps<'input'>, 'required' | 'defaultValue' | 'placeholder'> {
  locale: Locale;
  // One unit, or one for each value of the field `by` of the same form.
  unit: NumberUnit | { by: string; units: Record<string, NumberUnit> };
  refusals: Record<TypedNumberRefusal, string>;
}

export function NumberField({
  name,
  label,
  hint,
  className,
  locale,
  unit,
  refusals,
  required = false,
  defaultValue = '',
  ...props
}: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(String(defaultValue));
  const chooser = 'by' in unit ? unit.by : undefined;
  const [choice, setChoice] = useState('');

  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const read = () => {
      setTyped(input.current?.value ?? '');
      if (chooser) setChoice(String(new FormData(form).get(chooser) ?? ''));
    };
    // A reset empties the fields after its event.
    const readLater = () => queueMicrotask(read);
    read();
    form.addEventListener('input', read);
    form.addEventListener('reset', readLater);
    return () => {
      form.removeEventListener('input', read);
      form.removeEventListener('reset', readLater);
    };
  }, [chooser]);

  const { 'aria-describedby': describedBy, ...attributes } = useFieldAttributes(name, hint);
  const understoodId = `${attributes.id}-understood`;
  const chosenUnit = 'by' in unit ? unit.units[choice] : unit;
  const understood = chosenUnit && understand(typed, chosenUnit, locale, refusals);
  return (
    <FieldFrame name={name} label={label} hint={hint} className={className}>
      <input
        ref={input}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        className={controlClassName}
        required={required}
        defaultValue={defaultValue}
        aria-describedby={[describedBy, understoodId].filter(Boolean).join(' ')}
        {...attributes}
        {...props}
      />
      <output
        id={understoodId}
        htmlFor={attributes.id}
        className={`text-xs font-medium empty:hidden ${understood?.refused ? 'text-negative' : 'text-muted'}`}
      >
        {understood ? <bdi>{understood.text}</bdi> : null}
      </output>
    </FieldFrame>
  );
}

function understand(typed: string, unit: NumberUnit, locale: Locale, refusals: Record<TypedNumberRefusal, string>) {
  const { decimal, refusal } = readTypedNumber(typed, unit);
  if (refusal === 'required') return undefined;
  if (refusal) return { text: refusals[refusal], refused: true };
  return { text: `= ${formatTypedNumber(decimal, unit, locale)}`, refused: false };
}
