'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFormState } from './action-form';

export interface FieldFrameProps {
  name: string;
  label: string;
  hint?: string | undefined;
  className?: string | undefined;
}

export function useFieldAttributes(name: string, hint: string | undefined) {
  const { id: formId, fieldErrors } = useFormState();
  const id = `${formId}-${name}`;
  const error = fieldErrors[name];
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  };
}

export function FieldFrame({ name, label, hint, className, children }: FieldFrameProps & { children: ReactNode }) {
  const { id: formId, fieldErrors } = useFormState();
  const id = `${formId}-${name}`;
  const error = fieldErrors[name];
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-xs font-medium text-negative">
          {error}
        </p>
      ) : null}
    </div>
  );
}
