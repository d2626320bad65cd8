import type { figureDoubts } from '@/db/schema/held-figures';
import { type FigureRules, type GuardedFigure, guardedFigures } from '@/lib/platforms/platform';
import type { FigureEvidence, ReadingEvidence } from './figure-evidence';
import { fraction } from './ratios';
import { hasOtherUnit, type ValuedSums } from './value-history';

export type FigureDoubt = (typeof figureDoubts)[number];

// With this many rows, contradictions are not chance.
const EVIDENCE_ROWS = 3;
// The smallest change of unit by a platform is a hundredfold; figures of settled days never move so far.
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

// Stored for rows that came back, and in none of them now.
const isLost = ({ from, kept }: FigureEvidence) => from !== null && !kept;
const isLostForDays = (figure: FigureEvidence) => isLost(figure) && figure.from !== figure.to;

const doubtOfFigure = (figure: GuardedFigure): FigureDoubt => {
  if (figure === 'conversions') return 'conversions_missing';
  return figure === 'conversionValueMicros' ? 'value_missing' : 'figure_missing';
};

const guardedBy = ({ absentFrom }: FigureRules) => guardedFigures.filter((figure) => absentFrom[figure] !== 'all_rows');

/**
 * Null: plausible. Platforms omit zeros per row, but a figure missing from every row on several days was lost.
 * @param history value per conversion before; null: unknown
 */
export function doubtReading(
  evidence: ReadingEvidence,
  rules: FigureRules,
  history: ValuedSums | null,
): FigureDoubt | null {
  const { valuedRows, hasConversions, scaledRows } = evidence;
  if (rules.valueNeedsConversions && !hasConversions && valuedRows >= EVIDENCE_ROWS) return 'value_without_conversions';
  const lost = guardedBy(rules).filter((figure) => isLostForDays(evidence.figures[figure]));
  const [worst] = lost.sort((a, b) => urgency(a) - urgency(b));
  if (worst) return doubtOfFigure(worst);
  const isScaled = scaledRows >= EVIDENCE_ROWS && hasOtherScale(evidence);
  return isScaled || addsOtherUnit(evidence, history) ? 'other_scale' : null;
}

const urgency = (figure: GuardedFigure) => (figure === 'conversions' ? 0 : figure === 'conversionValueMicros' ? 1 : 2);

export function isDoubtfulPage(page: ReadingEvidence, rules: FigureRules, history: ValuedSums | null): boolean {
  return (
    (rules.valueNeedsConversions && !page.hasConversions && page.valuedRows > 0) ||
    guardedBy(rules).some((figure) => isLost(page.figures[figure])) ||
    hasOtherScale(page) ||
    addsOtherUnit(page, history)
  );
}
