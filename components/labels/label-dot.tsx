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

export function LabelDot({ colour }: Pick<LabelRef, 'colour'>) {
  return <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', dots[colour])} />;
}
