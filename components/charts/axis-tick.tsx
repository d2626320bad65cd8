import type { TextDirection } from '@/components/i18n/text-direction';

/**
 * Text of an axis. The drawing itself is laid out left to right in both languages, so the direction of the words is
 * set here, and with it the side that `textAnchor` means.
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
  /** Side of the text that touches the point, as it is seen. */
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
