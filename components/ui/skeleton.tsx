import { classNames } from './class-names';

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames('animate-pulse rounded-md bg-sunken', className)} />;
}
