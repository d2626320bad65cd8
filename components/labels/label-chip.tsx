import type { LabelRef } from '@/lib/labels/schema';
import { LabelDot } from './label-dot';

export function LabelChip({ name, colour }: Pick<LabelRef, 'name' | 'colour'>) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-md bg-sunken px-1.5 py-0.5 text-xs font-medium">
      <LabelDot colour={colour} />
      <span dir="auto" className="wrap-anywhere">
        {name}
      </span>
    </span>
  );
}
