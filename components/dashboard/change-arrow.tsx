import { ArrowRight } from 'lucide-react';

/** Between a value before and one after; points in the direction of reading. */
export function ChangeArrow({ label }: { label: string }) {
  return (
    <>
      <ArrowRight aria-hidden="true" className="inline size-3 shrink-0 rtl:rotate-180" />
      <span className="sr-only">{label}</span>
    </>
  );
}
