import { type ClassValue, clsx } from 'clsx';

/**
 * Does not resolve two classes of one property: components take variants instead, which keeps a class parser out of the
 * page's script.
 */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
