import type { figureDoubts } from '@/db/schema/held-figures';
import { type FigureRules, type GuardedFigure, guardedFigures } from '@/lib/platforms/platform';
import type { FigureEvidence, ReadingEvidence } from './figure-evidence';
import { fraction } from './ratios';
import { hasOtherUnit, type ValuedSums } from './value-history';

export type FigureDoubt = (typeof figureDoubts)[number];

// Rows from which on contradictions are not chance.
const TELLING_ROWS = 3;
// The smallest change of unit that platforms make is a hundred; figures of settled days never move so far.
const OTHER_SCALE = 90;

const isOtherScale = (stored: string, answered: string) => {
  if (BigInt(stored) <= 0n || BigInt(answered) <= 0n) return false;
  const factor = fraction(BigInt(answered), BigInt(stored));
  return factor >= OTHER_SCALE || factor <= 1 / OTHER_SCALE;
};

const hasOtherScale = ({ spend, value }: ReadingEvidence) =>
  isOtherScale(spend.stored, spend.answered) || isOtherScale(value.stored, value.answered);

const addsOtherUnit = ({ added }: ReadingEvidence, history: ValuedSums | null) =>
  history !== null && hasOtherUnit(added, history);

// A figure that no row kept for which it is stored.
const isGone = ({ from, kept }: FigureEvidence) => from !== null && !kept;
// The same, on several days: no campaign that had it still has it.
const isGoneForDays = (figure: FigureEvidence) => isGone(figure) && figure.from !== figure.to;

const doubtOfFigure = (figure: GuardedFigure): FigureDoubt => {
  if (figure === 'conversions') return 'conversions_missing';
  return figure === 'conversionValueMicros' ? 'value_missing' : 'figure_missing';
};

const guardedBy = ({ absentFrom }: FigureRules) => guardedFigures.filter((figure) => absentFrom[figure] !== 'all_rows');

/**
 * Why a reading is implausible; null if plausible. Platforms omit zeros per row, but a figure missing from every row
 * on several days was lost.
 * @param history value per conversion before; null: unknown
 */
export function doubtReading(
  evidence: ReadingEvidence,
  rules: FigureRules,
  history: ValuedSums | null,
): FigureDoubt | null {
  const { valuedRows, hasConversions, scaledRows } = evidence;
  if (rules.valueNeedsConversions && !hasConversions && valuedRows >= TELLING_ROWS) return 'value_without_conversions';
  const gone = guardedBy(rules).filter((figure) => isGoneForDays(evidence.figures[figure]));
  const [worst] = gone.sort((a, b) => urgency(a) - urgency(b));
  if (worst) return doubtOfFigure(worst);
  const isScaled = scaledRows >= TELLING_ROWS && hasOtherScale(evidence);
  return isScaled || addsOtherUnit(evidence, history) ? 'other_scale' : null;
}

const urgency = (figure: GuardedFigure) => (figure === 'conversions' ? 0 : figure === 'conversionValueMicros' ? 1 : 2);

/** Whether a page on its own may turn out to be part of an answer that is not true. */
export function isDoubtfulPage(page: ReadingEvidence, rules: FigureRules, history: ValuedSums | null): boolean {
  return (
    (rules.valueNeedsConversions && !page.hasConversions && page.valuedRows > 0) ||
    guardedBy(rules).some((figure) => isGone(page.figures[figure])) ||
    hasOtherScale(page) ||
    addsOtherUnit(page, history)
  );
}
