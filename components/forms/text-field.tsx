'use client';

import type { ComponentProps } from 'react';
import { controlClassName } from './control-class-name';
import { FieldFrame, type FieldFrameProps, useFieldAttributes } from './field-frame';

export function TextField({
  name,
  label,
  hint,
  className,
  ...props
}: FieldFrameProps & Omit<ComponentProps<'input'>, keyof FieldFrameProps | 'id'>) {
  return (
    <FieldFrame name={name} label={label} hint={hint} className={className}>
      <input dir="auto" className={controlClassName} {...useFieldAttributes(name, hint)} {...props} />
    </FieldFrame>
  );
}
