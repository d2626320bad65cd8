'use client';

import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button';
import type { ButtonVariants } from '@/components/ui/button-variants';
import { useFormState } from './action-form';

export function SubmitButton({
  children,
  icon,
  ...props
}: Omit<ComponentProps<'button'>, 'type' | 'disabled'> & ButtonVariants & { icon?: React.ReactNode }) {
  const form = useFormState();
  const plainForm = useFormStatus();
  const pending = form.pending || plainForm.pending;
  return (
    <Button {...props} type="submit" disabled={pending}>
      {pending ? <LoaderCircle aria-hidden="true" className="animate-spin" /> : icon}
      {children}
    </Button>
  );
}
