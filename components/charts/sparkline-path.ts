/** An SVG path in a square of 100 units, with the highest value at the top and 0 at the bottom. Null leaves a gap. */
export function sparklinePath(values: readonly (number | null)[]): string {
  const highest = Math.max(...values.map((value) => value ?? 0));
  if (!(highest > 0)) return '';
  const step = 100 / Math.max(1, values.length - 1);
  let isDrawing = false;
  return values
    .flatMap((value, index) => {
      if (value === null) {
        isDrawing = false;
        return [];
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return [`${command}${round(index * step)} ${round(96 - (value / highest) * 92)}`];
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
