import type { ComponentProps } from 'react';
import { type ButtonVariants, buttonVariants } from './button-variants';
import { classNames } from './class-names';

export function Button({ className, variant, size, ...props }: ComponentProps<'button'> & ButtonVariants) {
  return <button type="button" className={classNames(buttonVariants({ variant, size }), className)} {...props} />;
}
