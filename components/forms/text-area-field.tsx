'use client';

import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { controlClassName } from './control-class-name';
import { FieldFrame, type FieldFrameProps, useFieldAttributes } from './field-frame';

export function TextAreaField({
  name,
  label,
  hint,
  className,
  ...props
}: FieldFrameProps & Omit<ComponentProps<'textarea'>, keyof FieldFrameProps | 'id'>) {
  return (
    <FieldFrame name={name} label={label} hint={hint} className={className}>
      <textarea
        dir="auto"
        className={classNames(controlClassName, 'h-auto min-h-16 py-1.5')}
        {...useFieldAttributes(name, hint)}
        {...props}
      />
    </FieldFrame>
  );
}
