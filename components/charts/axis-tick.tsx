import type { TextDirection } from '@/components/i18n/text-direction';

/**
 * The drawing is laid out left to right in both languages, so the text direction, and with it the meaning of
 * `textAnchor`, is set here.
 */
export function AxisTick({
  x,
  y,
  anchor,
  dy,
  label,
  direction,
}: {
  x: number;
  y: number;
  anchor: 'left' | 'middle' | 'right';
  dy: number;
  label: string;
  direction: TextDirection;
}) {
  const start = direction === 'rtl' ? 'right' : 'left';
  const textAnchor = anchor === 'middle' ? 'middle' : anchor === start ? 'start' : 'end';
  return (
    <text
      x={x}
      y={y}
      dy={dy}
      direction={direction}
      textAnchor={textAnchor}
      className="fill-faint text-2xs tabular-nums"
    >
      {label}
    </text>
  );
}
