import type { FigureRules } from './platform';

const SOME_ROWS: FigureRules['absentFrom'] = {
  impressions: 'some_rows',
  clicks: 'some_rows',
  linkClicks: 'some_rows',
  spendMicros: 'some_rows',
  conversions: 'some_rows',
  conversionValueMicros: 'some_rows',
  videoViews: 'some_rows',
};

/** The figure rules of a platform by exception: a figure that is not named may be absent from some rows. */
export function figureRules(
  exceptions: Partial<FigureRules['absentFrom']>,
  { valueNeedsConversions = true } = {},
): FigureRules {
  return { absentFrom: { ...SOME_ROWS, ...exceptions }, valueNeedsConversions };
}
