import { classNames } from '@/components/ui/class-names';
import type { LabelRef } from '@/lib/labels/schema';

const dots: Record<LabelRef['colour'], string> = {
  grey: 'bg-label-grey',
  red: 'bg-label-red',
  orange: 'bg-label-orange',
  yellow: 'bg-label-yellow',
  green: 'bg-label-green',
  teal: 'bg-label-teal',
  blue: 'bg-label-blue',
  purple: 'bg-label-purple',
  pink: 'bg-label-pink',
};

export function LabelChip({ name, colour }: Pick<LabelRef, 'name' | 'colour'>) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-md bg-sunken px-1.5 py-0.5 text-xs font-medium">
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', dots[colour])} />
      <span dir="auto" className="wrap-anywhere">
        {name}
      </span>
    </span>
  );
}
