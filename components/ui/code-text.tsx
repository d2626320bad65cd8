import { classNames } from './class-names';

export function CodeText({ children, className }: { children: string; className?: string }) {
  return (
    <bdi dir="ltr" className={classNames('font-mono text-2xs break-all', className)}>
      {children}
    </bdi>
  );
}
