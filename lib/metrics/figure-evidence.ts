import { z } from 'zod';
import { guardedFigures } from '@/lib/platforms/platform';
import { noValuedSums, valuedSumsSchema } from './value-history';

const figureSchema = z.object({
  // First and last stored day of rows that came back.
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  // Any of those rows still has it.
  kept: z.boolean(),
});
export type FigureEvidence = z.infer<typeof figureSchema>;

const sumsSchema = z.object({ stored: z.string(), answered: z.string() });

/** Micros as text. */
export const evidenceSchema = z.object({
  figures: z.record(z.enum(guardedFigures), figureSchema),
  // Answered rows with a value.
  valuedRows: z.int(),
  hasConversions: z.boolean(),
  // Settled rows behind the sums.
  scaledRows: z.int(),
  spend: sumsSchema,
  value: sumsSchema,
  // Of rows with a value on days without a stored one.
  added: valuedSumsSchema.default(noValuedSums),
});
export type ReadingEvidence = z.infer<typeof evidenceSchema>;

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a);

function plusFigure(one: FigureEvidence, other: FigureEvidence): FigureEvidence {
  return { from: earlier(one.from, other.from), to: later(one.to, other.to), kept: one.kept || other.kept };
}

const plus = (one: string, other: string) => (BigInt(one) + BigInt(other)).toString();
const plusSums = (one: ReadingEvidence['spend'], other: ReadingEvidence['spend']) => ({
  stored: plus(one.stored, other.stored),
  answered: plus(one.answered, other.answered),
});

export function plusEvidence(reading: ReadingEvidence | undefined, page: ReadingEvidence): ReadingEvidence {
  if (!reading) return page;
  const figures = { ...page.figures };
  for (const figure of guardedFigures) {
    figures[figure] = plusFigure(reading.figures[figure], page.figures[figure]);
  }
  return {
    figures,
    valuedRows: reading.valuedRows + page.valuedRows,
    hasConversions: reading.hasConversions || page.hasConversions,
    scaledRows: reading.scaledRows + page.scaledRows,
    spend: plusSums(reading.spend, page.spend),
    value: plusSums(reading.value, page.value),
    added: {
      valueMicros: plus(reading.added.valueMicros, page.added.valueMicros),
      conversionMillionths: plus(reading.added.conversionMillionths, page.added.conversionMillionths),
    },
  };
}
