import type { ComponentProps } from 'react';
import { type ButtonVariants, buttonVariants } from './button-variants';
import { classNames } from './class-names';
import { Link } from './link';

export function ButtonLink({ className, variant, size, ...props }: ComponentProps<typeof Link> & ButtonVariants) {
  return <Link className={classNames(buttonVariants({ variant, size }), className)} {...props} />;
}
