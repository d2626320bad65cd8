import { classNames } from './class-names';

/** An id, link or token: always left to right, one letter wide each. */
export function CodeText({ children, className }: { children: string; className?: string }) {
  return (
    <bdi dir="ltr" className={classNames('font-mono text-2xs break-all', className)}>
      {children}
    </bdi>
  );
}
