import { classNames } from './class-names';

/** A grey shape where content will be. Its page marks the area as busy. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames('animate-pulse rounded-md bg-sunken', className)} />;
}
