import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names. Does not decide between two that set the same property: components take variants as properties
 * instead, which keeps a class parser out of the page's script.
 */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
